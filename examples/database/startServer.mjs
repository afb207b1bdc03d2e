import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { isFree } from '../../scripts/start/ports.mjs';
import { endLeftover } from './endLeftover.mjs';
import { endServer } from './endServer.mjs';
import { readPostmasterFile } from './postmasterFile.mjs';
import { programOptions } from './runProgram.mjs';
import { waitUntil } from './waitUntil.mjs';

const FIRST_PORT = 7120;

/** Long enough to recover after a crash. */
const READY_WITHIN = 60_000;

/**
 * Starts the server, on the port of the earlier time where that is free, so that the connection of a lease that goes on
 * stays the same. One that a killed portal left running is ended first.
 *
 * @returns `ready` is fulfilled once it takes connections, and rejected where it does not come to that.
 */
export async function startServer({ cluster, programs, account, place, port }) {
  await endLeftover(cluster);
  const free = await freePort(port);
  const log = join(place, 'log');
  const file = openSync(log, 'w', 0o600);
  const child = spawn(
    join(programs, 'postgres'),
    [
      ...['-D', cluster, '-p', free, '-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories=', '-c', 'max_connections=50'],
    ].map(String),
    {
      ...programOptions({ account, place }),
      stdio: ['ignore', file, file],
    },
  );
  closeSync(file);
  const kill = signal => child.kill(signal);
  // whatever ends this process, an error of ours too
  process.once('exit', () => kill('SIGINT'));
  let over = false;
  const ended = new Promise(resolve => {
    child.once('error', resolve);
    child.once('exit', resolve);
  }).then(() => {
    over = true;
  });
  const isOver = () => over;
  return {
    port: free,
    ended,
    ready: waitUntil(
      () => over || isReady(cluster, child.pid),
      READY_WITHIN,
    ).then(inTime => {
      if (over || !inTime)
        throw new Error(`PostgreSQL did not start. Its log is ${log}`);
    }),
    stop: () => isOver() || endServer({ kill, isOver }),
  };
}

function isReady(cluster, child) {
  const { pid, state } = readPostmasterFile(cluster) ?? {};
  return pid === child && state === 'ready';
}

async function freePort(earlier) {
  if (earlier && (await isFree(earlier))) return earlier;
  let port = FIRST_PORT;
  while (!(await isFree(port))) port += 1;
  return port;
}
