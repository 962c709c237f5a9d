import type { IncomingMessage } from 'node:http';
import type { UploadedFile } from './call.js';
import { RestFailure } from './failure.js';

const BYTES_AT_MOST = 25 * 1024 * 1024;

/** A request's body: JSON, or a form with `payload_json` and files beside it. */
export async function readRequest(request: IncomingMessage): Promise<{ body: unknown; files: UploadedFile[] }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BYTES_AT_MOST) throw new RestFailure(413, 40005, 'Request entity too large');
    chunks.push(chunk);
  }
  const type = request.headers['content-type'] ?? '';
  const bytes = Buffer.concat(chunks);
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  if (!bytes.length) return { body: undefined, files: [] };
  return { body: parse(bytes.toString('utf8')), files: [] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RestFailure(400, 50109, 'The request body contains invalid JSON.');
  }
}

async function readForm(bytes: Buffer, type: string): Promise<{ body: unknown; files: UploadedFile[] }> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  let body: unknown = {};
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    const index = /^files\[(\d+)\]$/u.exec(name)?.[1];
    if (typeof value === 'string') {
      if (name === 'payload_json') body = parse(value);
    } else if (index !== undefined) {
      const content = Buffer.from(await value.arrayBuffer());
      files.push({ index, name: value.name, bytes: content, contentType: value.type || 'application/octet-stream' });
    }
  }
  return { body, files };
}
