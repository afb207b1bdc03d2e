import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { partOf, removePart } from '../../examples/seed/decisions/part.mjs';
import { dataFolder, dataSubfolder, root } from '../lib/paths.mjs';
import { duration, say } from '../lib/say.mjs';

const LIMIT = 60_000;

/**
 * Makes the month of decisions before this start, where the demo has a history and no decision service has opened its
 * database yet. Undefined where there is nothing to make: what is on record stays as it is. The backend waits for it, so it
 * is ended after a minute.
 */
export function writePast({ node, env, configs, history, limit = LIMIT }) {
  const database = join(dataFolder, 'db', 'guardrails.sqlite');
  if (!history || existsSync(database)) return undefined;
  const started = Date.now();
  const child = spawn(
    node,
    [
      join(root, 'examples/seed/decisions/writeDecisions.mjs'),
      dataSubfolder('demo'),
      database,
      ...configs,
    ],
    {
      // paths in configuration are relative to where the backend runs
      cwd: join(root, 'packages/backend'),
      env,
      // it ends when the channel to this process closes, however this one ends
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  let stopped = false;
  // not SIGTERM, which a backend answers in its own time
  const timer = setTimeout(() => {
    say(`The demo decisions took more than ${duration(limit)}.`);
    child.kill('SIGKILL');
  }, limit);
  const done = new Promise(resolve => {
    child.on('error', error => {
      clearTimeout(timer);
      say(`No demo decisions: ${error.message}`);
      resolve();
    });
    child.on('exit', () => {
      clearTimeout(timer);
      removePart(partOf(database, child.pid));
      const seconds = Math.round((Date.now() - started) / 1000);
      // not the exit code: a backend that is told to end does so with 0, and leaves no whole file
      if (existsSync(database)) {
        say(`A month of demo decisions, in ${seconds} seconds.`);
      } else if (!stopped) say('The portal starts without demo decisions.');
      resolve();
    });
  });
  return {
    done,
    stop() {
      stopped = true;
      child.kill();
    },
  };
}
