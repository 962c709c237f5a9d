import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.js';

it('a request whose sender is gone before its end is no failure of the local Discord', async () => {
  const said: string[] = [];
  const sandbox = await startSandbox({ log: (line) => said.push(line) });
  const { hostname, port } = new URL(sandbox.apiUrl);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = ['POST /api/v10/channels/1/messages HTTP/1.1', `Host: ${hostname}`, 'Content-Type: application/json'];
  socket.write([...head, 'Content-Length: 100', '', '{"content"'].join('\r\n'));
  await pause(100);
  socket.destroy();
  await pause(200);
  await sandbox.stop();
  expect(said).toEqual([]);
});
