import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { readAttachment } from '../../src/discord/attachment.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function at(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
}
const read = async (listener: RequestListener, name = 'a.md', size = 5) =>
  (await readAttachment({ name, size, url: await at(listener) })).content;

it('reads text, with or without a byte order mark', async () => {
  expect(await read((_request, response) => response.end('\ufeffhé\n'))).toBe('hé\n');
});

it.each(['a.exe', 'a.zip', 'a', 'a.md.png'])('does not even ask for %s', async (name) => {
  let asked = false;
  expect(await read((_request, response) => ((asked = true), response.end('x')), name)).toBeNull();
  expect(asked).toBe(false);
});

it('stops reading what is larger than it said', async () => {
  expect(await read((_request, response) => response.end(Buffer.alloc(1_048_577, 'x')))).toBeNull();
  expect(await read((_request, response) => response.end(Buffer.alloc(1_048_576, 'x')))).toHaveLength(1_048_576);
});

it('follows no redirection', async () => {
  let visits = 0;
  const content = await read((request, response) => {
    visits += 1;
    if (request.url === '/file') response.writeHead(302, { location: '/other' }).end();
    else response.end('secret');
  });
  expect([content, visits]).toEqual([null, 1]);
});

it('takes no bytes that are no text, and no error page', async () => {
  expect(await read((_request, response) => response.end(Buffer.from([0x61, 0])))).toBeNull();
  expect(await read((_request, response) => response.end(Buffer.from([0xc3, 0x28])))).toBeNull();
  expect(await read((_request, response) => response.writeHead(404).end('gone'))).toBeNull();
});

it('waits five seconds at most, also for a body that does not end', async () => {
  const began = performance.now();
  expect(await read((_request, response) => void response.write('x'))).toBeNull();
  expect(performance.now() - began).toBeLessThan(7_000);
}, 10_000);
