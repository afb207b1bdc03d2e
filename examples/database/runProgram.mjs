import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** At most, on a slow disk. */
const TAKES = 120_000;

/**
 * What a program of the server is started with: as its account, and without the variables of the portal, which has
 * secrets among them.
 */
export function programOptions({ account, place }) {
  const { PATH } = process.env;
  return { cwd: place, env: { PATH, LC_ALL: 'C' }, ...account };
}

/** Runs a program of the server to its end. Its last line says what went wrong. */
export async function runProgram(command, args, { input, ...server }) {
  const running = run(command, args, {
    ...programOptions(server),
    maxBuffer: 16 * 1024 * 1024,
    timeout: TAKES,
  });
  // none goes on without this process, into files that the next start makes again
  const stop = () => running.child.kill();
  process.once('exit', stop);
  // one that ends early says so by its exit code
  running.child.stdin.on('error', () => {});
  running.child.stdin.end(input);
  try {
    await running;
  } catch ({ stderr, message }) {
    const last = stderr?.trim().split('\n').at(-1) || message;
    throw new Error(`PostgreSQL was not set up: ${basename(command)}: ${last}`);
  } finally {
    process.off('exit', stop);
  }
}
