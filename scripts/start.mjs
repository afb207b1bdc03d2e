import { readFileSync } from 'node:fs';
import { ensureTerraform } from './lib/ensureTerraform.mjs';
import { installDependencies } from './lib/installDependencies.mjs';
import { dataFolder } from './lib/paths.mjs';
import { bold, dim, duration, main, say, Stop } from './lib/say.mjs';
import { useToolchain } from './lib/toolchain.mjs';
import {
  configurationFiles,
  configurationFor,
} from './start/configuration.mjs';
import { startDemo } from './start/demo.mjs';
import { readOptions } from './start/options.mjs';
import { writePast } from './start/past.mjs';
import { startPortal } from './start/portal.mjs';
import { claimPorts } from './start/ports.mjs';
import { readOrCreateSecrets } from './start/secrets.mjs';
import { waitUntilReady } from './start/waitUntilReady.mjs';

await main(async () => {
  const started = Date.now();
  const options = readOptions(process.argv.slice(2));
  const ports = await claimPorts(process.env);
  const toolchain = await useToolchain();
  await installDependencies(toolchain);
  const withoutTerraform = await ensureTerraform({
    fetch: options.fetch,
  });

  const { backendOnly, history, services } = options;
  const demo =
    history || services
      ? await startDemo({ node: toolchain.node, ports, ...options })
      : undefined;
  say('Starting the portal.');
  const portalOptions = {
    node: toolchain.node,
    configs: configurationFiles({ demo }),
    env: {
      NODE_ENV: 'development',
      ...toolchain.env,
      ...readOrCreateSecrets(),
      ...configurationFor({ ports, demo, fetch: options.fetch }),
      GUARDRAILS_DATA: dataFolder,
    },
  };
  const past = writePast({ ...portalOptions, history });
  const portal = startPortal({
    ...portalOptions,
    backendOnly,
    verbose: options.verbose,
    past: past?.done,
  });

  let asked = false;
  const stop = () => {
    if (asked) return;
    asked = true;
    say('\nStopping.');
    demo?.stop();
    past?.stop();
    portal.stop();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);

  const gone = new AbortController();
  Promise.race([portal.ended, portal.crashed]).then(() => gone.abort());

  const app = `http://localhost:${ports.app}`;
  const backend = `http://localhost:${ports.backend}`;
  const result = await waitUntilReady({
    urls: [
      `${backend}/.backstage/health/v1/readiness`,
      ...(backendOnly ? [] : [app]),
    ],
    timeout: 5 * 60_000,
    signal: gone.signal,
  });

  if (result.ready) {
    welcome({
      app: backendOnly ? `${backend} (the backend alone)` : app,
      backend,
      took: Date.now() - started,
      portal,
      withoutTerraform,
      demo,
    });
  } else if (!asked) {
    demo?.stop();
    past?.stop();
    await portal.stop();
    say(lastLines(portal.logFile));
    say(
      `The portal did not come up: ${result.url} does not answer. The log is in ${portal.logFile}`,
    );
    throw new Stop(refusal(portal.logFile) ?? 'The portal did not come up.');
  }
  const { code, signal } = await portal.ended;
  demo?.stop();
  if (!asked) {
    await portal.stop();
    throw new Stop(
      `The portal ended by itself (${
        signal ?? `exit code ${code}`
      }). The log is in ${portal.logFile}`,
    );
  }
});

/** Why the service refused to start, where it did. */
function refusal(file) {
  return /^Guardrails did not start: .*$/m.exec(
    readFileSync(file, 'utf8'),
  )?.[0];
}

function lastLines(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-40).join('\n');
}

function welcome({ app, backend, took, portal, withoutTerraform, demo }) {
  const note = withoutTerraform
    ? `Templates that run Terraform fail: ${withoutTerraform}.
Install one of them on your PATH, or run npm start with a connection.

`
    : '';
  const data = describeDemo(demo);
  say(`
${bold('Guardrails is running:')} ${bold(app)}  ${dim(
    `(after ${duration(took)})`,
  )}

Three things to try:
  1. Sign in as a developer, choose Create, and request an environment.
     Pick a region or size that is not allowed, and read what is said before anything is planned.
  2. Open Guardrails in the menu: every decision, why it was made, and what would change it.
  3. Ask from the shell, with the same answer as the portal:
     npm run -s guardrails -- check examples/plans/environment-denied.json

${note}${data}API: ${backend}/api/guardrails   Token for it: ${dataFolder}/token
Log: ${portal.logFile}
Stop with Ctrl-C; what you did is kept for the next start.`);
}

function describeDemo(demo) {
  if (!demo) return '';
  const { history, seed, ports } = demo;
  const parts = [
    ...(history ? ['an organisation with its bills and decisions'] : []),
    ...(ports ? [`services on ports ${Object.values(ports).join(', ')}`] : []),
  ];
  return `Demo data, tagged demo-data and made with seed ${seed}: ${parts.join(
    '; ',
  )}\n`;
}
