import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFree } from '../../scripts/start/ports.mjs';
import { programOptions } from './runProgram.mjs';

const FIRST_PORT = 7120;

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
  if (account) chownSync(log, account.uid, account.gid);
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
  let over = false;
  const ended = new Promise(resolve => {
    child.once('error', resolve);
    child.once('exit', resolve);
  }).then(() => {
    over = true;
  });
  return {
    port: free,
    ended,
    ready: waitUntil(() => {
      if (over) throw new Error(`PostgreSQL did not start. Its log is ${log}`);
      return isReady(cluster, child.pid);
    }),
    async stop() {
      // ends open sessions, and leaves nothing to recover at the next start
      child.kill('SIGINT');
      await ended;
    },
  };
}

async function endLeftover(cluster) {
  const { pid, port } = readPidFile(cluster) ?? {};
  // the number of a process that is long gone may be that of another one now
  if (!isAlive(pid) || !(port > 0) || (await isFree(port))) return;
  process.kill(pid, 'SIGINT');
  await waitUntil(() => !isAlive(pid));
}

async function waitUntil(condition) {
  while (!condition()) await sleep(50);
}

function isReady(cluster, child) {
  const { pid, state } = readPidFile(cluster) ?? {};
  return pid === child && state === 'ready';
}

/** `postmaster.pid`: its first line is the process, the fourth the port, the eighth the state. */
function readPidFile(cluster) {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return {
    pid: Number(lines[0]),
    port: Number(lines[3]),
    state: lines[7]?.trim(),
  };
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function freePort(earlier) {
  if (earlier && (await isFree(earlier))) return earlier;
  let port = FIRST_PORT;
  while (!(await isFree(port))) port += 1;
  return port;
}
