import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';

/** The server of moto, a real S3 interface without AWS: `pip install 'moto[server]'`. */
export function findMoto(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, 'moto_server'))
    .find(path => existsSync(path));
}

/** Starts it at a free port, and waits until it answers. */
export async function startMoto(
  program: string,
): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server = spawn(program, ['--host', '127.0.0.1', '--port', `${port}`], {
    stdio: 'ignore',
  });
  const stop = () => ended(server);
  for (let turn = 0; turn < 300; turn += 1) {
    const answer = await fetch(`${endpoint}/moto-api/`).catch(() => undefined);
    if (answer?.ok) return { endpoint, stop };
    await new Promise(done => {
      setTimeout(done, 100);
    });
  }
  await stop();
  throw new Error('moto_server does not answer');
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const closed = new Promise<void>(done => {
    server.once('close', () => done());
  });
  server.kill('SIGKILL');
  await closed;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(done => {
    probe.listen(0, '127.0.0.1', done);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise(done => {
    probe.close(done);
  });
  return port;
}
