import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { installDependencies } from './lib/installDependencies.mjs';
import { checkoutSubfolder, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { bold, duration, main, say, Stop } from './lib/say.mjs';
import { useToolchain } from './lib/toolchain.mjs';

/*
 * Asks a started service whatever its OpenAPI description allows, and much that it does not, with Schemathesis: no
 * answer is a failure of the service, every answer is as described, and what the description refuses is refused.
 *
 * Each run is one person with one kind of requests. Together they take about three minutes. `--seed N` asks other
 * requests than CI does.
 */
const VERSION = '4.32.5';

const { seed } = parseArgs({
  options: { seed: { type: 'string', default: '1' } },
}).values;

const runs = [
  { as: 'developer', mode: 'all', seconds: 60 },
  { as: 'task of the developer', mode: 'positive', seconds: 25 },
  { as: 'approver', mode: 'positive', seconds: 25 },
  { as: 'auditor', mode: 'positive', seconds: 25 },
];

await main(async () => {
  const program = findSchemathesis();
  if (!program) {
    const reason = `Schemathesis ${VERSION} is not installed. It needs Python: python3 -m venv .guardrails/tools/schemathesis && .guardrails/tools/schemathesis/bin/pip install schemathesis==${VERSION}`;
    // Where there is Python, .ci/run has installed it; its absence is then a fault of that.
    if (process.env.CI === 'true' && hasPython()) throw new Stop(reason);
    say(`api: skipped, because ${reason}`);
    return;
  }
  const toolchain = await useToolchain();
  await installDependencies(toolchain);
  const started = Date.now();
  const service = await startService(toolchain);
  const failed = [];
  try {
    for (const options of runs) {
      say(bold(`As ${options.as}, ${options.mode} requests`));
      const code = await runSchemathesis({ program, service, ...options });
      if (code !== 0) failed.push(options.as);
    }
  } finally {
    await service.stop();
  }
  say(`api: ${runs.length} runs in ${duration(Date.now() - started)}`);
  if (failed.length) {
    throw new Stop(`Description and service differ: ${failed.join(', ')}.`);
  }
});

function isTask(name) {
  return name.startsWith('task ');
}

/** Of exactly this version: another one checks other things. */
function findSchemathesis() {
  return [
    join(root, '.guardrails/tools/schemathesis/bin/schemathesis'),
    'schemathesis',
  ].find(candidate => {
    const { stdout } = spawnSync(candidate, ['--version'], {
      encoding: 'utf8',
    });
    return stdout?.trim().endsWith(` ${VERSION}`);
  });
}

function hasPython() {
  return spawnSync('python3', ['-m', 'venv', '--help']).status === 0;
}

/** Where the service is, who may ask, and which records there are. */
async function startService(toolchain) {
  const child = spawn(
    toolchain.node,
    [
      ...['--require', '@backstage/cli-node/config/nodeTransform.cjs'],
      join(root, 'plugins/guardrails-backend/api-tests/serve.ts'),
    ],
    {
      cwd: root,
      env: { ...process.env, ...toolchain.env },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise(resolve => {
    child.once('exit', resolve);
  });
  const first = new Promise(resolve => {
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  const line = await Promise.race([first, ended.then(() => undefined)]);
  if (line === undefined) throw new Stop('The service did not start.');
  return {
    ...JSON.parse(line),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

async function runSchemathesis({ program, service, as, mode, seconds }) {
  const { code } = await run(
    program,
    [
      ...['--config-file', join(root, 'scripts/api/schemathesis.toml')],
      'run',
      join(root, 'plugins/guardrails-backend/src/schema/openapi.yaml'),
      ...['--url', service.url],
      ...['--header', `Authorization: Bearer ${service.tokens[as]}`],
      // Of a task: the person started it in their own session. People send none.
      ...(isTask(as)
        ? ['--header', 'X-Guardrails-Actor-Chain: own-session']
        : []),
      ...['--mode', mode],
      ...['--max-time', `${seconds}`],
      ...['--seed', seed],
      ...['--checks', 'all'],
      '--continue-on-failure',
      '--no-color',
    ],
    {
      // It keeps what it found where it is started.
      cwd: checkoutSubfolder('api'),
      env: {
        ...process.env,
        SCHEMATHESIS_HOOKS: 'hooks',
        PYTHONPATH: join(root, 'scripts/api'),
        GUARDRAILS_API_MODE: mode,
        GUARDRAILS_API_VALUES: JSON.stringify(service.values),
      },
      onLine: line => say(line),
    },
  );
  return code;
}
