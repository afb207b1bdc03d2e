import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { toolPath } from '../lib/tools.mjs';
import { databaseFolder } from './databaseFolder.mjs';
import { freePort } from './freePort.mjs';

/**
 * The portal as `npm start` starts it, on free ports and with a data folder that is thrown away; the backend alone
 * where no page is looked at, and with its small services where their health is looked at. `variables` are the environment beside what it has anyway.
 */
export async function startDemo({
  env,
  node,
  say,
  backendOnly = false,
  services = false,
  variables = () => ({}),
}) {
  const data = mkdtempSync(join(tmpdir(), 'guardrails-demo-'));
  const databases = mkdtempSync(join(databaseFolder(), 'guardrails-demo-db-'));
  symlinkSync(databases, join(data, 'db'));
  const [app, backend] = [await freePort(), await freePort()];
  const options = [
    '--no-fetch',
    '--no-history',
    ...(services ? [] : ['--no-services']),
    ...(backendOnly ? ['--backend-only'] : []),
  ];
  const child = spawn(node, [join(root, 'scripts/start.mjs'), ...options], {
    cwd: root,
    env: {
      ...env,
      ...variables({ data }),
      // what was fetched is in another data folder
      PATH: toolPath(env),
      GUARDRAILS_DATA: data,
      GUARDRAILS_APP_PORT: String(app),
      GUARDRAILS_BACKEND_PORT: String(backend),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise(resolve => child.on('close', resolve));
  const ready = new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        output += chunk;
        say(String(chunk).trimEnd());
        if (output.includes('Ctrl-C')) resolve();
      });
    }
    child.on('error', reject);
    ended.then(() => reject(new Error('The portal did not start.')));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    for (const folder of [data, databases]) {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { app, backend, data, stop };
}
