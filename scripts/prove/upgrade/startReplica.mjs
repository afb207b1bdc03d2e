import { spawn } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Stop } from '../../lib/say.mjs';
import { freePort } from '../../test/freePort.mjs';

const program = fileURLToPath(new URL('replica.cjs', import.meta.url));

/** Starts one replica of a checkout and waits until it is ready. `guardrails` is its configuration. */
export async function startReplica({
  name,
  version,
  checkout,
  node,
  folder,
  connection,
  guardrails,
  seconds = 300,
}) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const config = join(folder, `${name}.json`);
  writeFileSync(
    config,
    JSON.stringify({
      app: { baseUrl: origin },
      backend: {
        baseUrl: origin,
        listen: { port, host: '127.0.0.1' },
        database: { client: 'pg', connection, prefix: 'upgrade_' },
      },
      guardrails,
    }),
  );
  const logFile = join(folder, `${name}.log`);
  const log = openSync(logFile, 'w');
  const { resolve } = createRequire(join(checkout, 'package.json'));
  const child = spawn(
    node,
    [
      ...['--require', resolve('@backstage/cli/config/nodeTransform.cjs')],
      ...[program, '--config', config],
    ],
    {
      cwd: join(checkout, 'plugins/guardrails-backend'),
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        GUARDRAILS_CHECKOUT: checkout,
        NODE_ENV: 'production',
      },
    },
  );
  const ended = new Promise(done => child.once('exit', done));
  const replica = {
    name,
    version,
    origin,
    url: `${origin}/api/guardrails`,
    log: () => readFileSync(logFile, 'utf8'),
    logFile,
    running: () => child.exitCode === null && child.signalCode === null,
    /** As an orchestrator stops a replica: it is asked to end, and finishes what it has begun. */
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
      await ended;
      clearTimeout(late);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
  for (
    let attempt = 0;
    attempt < seconds * 4 && replica.running();
    attempt += 1
  ) {
    const answer = await fetch(
      `${origin}/.backstage/health/v1/readiness`,
    ).catch(() => undefined);
    if (answer?.ok) return replica;
    await sleep(250);
  }
  await replica.kill();
  throw new Stop(`${name} did not start:\n${replica.log().slice(-3000)}`);
}
