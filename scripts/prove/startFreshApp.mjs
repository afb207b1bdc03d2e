import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { say, Stop } from '../lib/say.mjs';
import { waitUntilReady } from '../start/waitUntilReady.mjs';
import { freePort } from '../test/freePort.mjs';

/** `yarn start` in the fresh app, on free ports. */
export async function startFreshApp({ target, toolchain, token }) {
  const app = `http://localhost:${await freePort()}`;
  const port = await freePort();
  const backend = `http://localhost:${port}`;
  const log = join(target, 'start.log');
  const file = openSync(log, 'w');
  const [command, args] = toolchain.yarn('start');
  const child = spawn(command, args, {
    cwd: target,
    detached: true,
    stdio: ['ignore', file, file],
    env: {
      ...toolchain.env,
      NODE_ENV: 'development',
      GUARDRAILS_CI_TOKEN: token,
      // the guest owns the example component, else there would be nothing to read about it
      APP_CONFIG_auth_providers_guest_userEntityRef: '"user:default/guest"',
      APP_CONFIG_auth_providers_guest_ownershipEntityRefs:
        '["user:default/guest","group:default/guests"]',
      APP_CONFIG_app_baseUrl: JSON.stringify(app),
      APP_CONFIG_backend_baseUrl: JSON.stringify(backend),
      APP_CONFIG_backend_cors_origin: JSON.stringify(app),
      APP_CONFIG_backend_listen: JSON.stringify(`127.0.0.1:${port}`),
    },
  });
  const ended = new Promise(resolve => child.on('close', resolve));
  const gone = new AbortController();
  ended.then(() => gone.abort());
  const stop = async () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // it ended by itself
    }
    await ended;
  };
  const result = await waitUntilReady({
    urls: [`${backend}/.backstage/health/v1/readiness`, app],
    timeout: 5 * 60_000,
    signal: gone.signal,
  });
  if (!result.ready) {
    await stop();
    throw new Stop(`${result.url} does not answer. The log is in ${log}`);
  }
  say('  app and backend answer');
  return { app, backend, stop };
}
