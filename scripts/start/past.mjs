import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seedingEnvironment } from '../../examples/seed/decisions/seedingEnvironment.mjs';
import { dataFolder, dataSubfolder, root } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';

/**
 * Makes the month of decisions before this start, where the demo has a history and no decision service has opened its
 * database yet. Undefined where there is nothing to make: what is on record stays as it is.
 */
export function writePast({ node, env, configs, history }) {
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
      env: seedingEnvironment(env),
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  let stopped = false;
  const done = new Promise(resolve => {
    child.on('error', error => {
      say(`No demo decisions: ${error.message}`);
      resolve();
    });
    child.on('exit', () => {
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
