import type { AttachedFile } from './kit.js';

/** Files are read into memory, so none may be larger (1 MiB). */
const BYTES_AT_MOST = 1_048_576;
const FETCHED_WITHIN_MS = 5_000;
const TEXT_FILE = /\.(?:md|mdx|txt|ts|json)$/iu;

/**
 * An attachment with its text. It is fetched at once because its address soon expires, from there only: a redirection
 * is not followed. `content` is null for anything but UTF-8 text of at most 1 MiB that could be fetched in five seconds.
 */
export async function readAttachment(attachment: { name: string; size: number; url: string }): Promise<AttachedFile> {
  const { name, size, url } = attachment;
  if (!TEXT_FILE.test(name) || size > BYTES_AT_MOST) return { name, content: null };
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCHED_WITHIN_MS) });
    return { name, content: answer.ok && answer.body ? await textOf(answer.body) : null };
  } catch {
    return { name, content: null }; // no answer in time, a redirection, a broken line: it is just not readable
  }
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > BYTES_AT_MOST) return null;
    parts.push(part);
  }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  return text.includes('\0') ? null : text;
}
