import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/run.mjs';
import { say, Stop } from '../lib/say.mjs';

/** Asks the fresh backend through the packed command line, installed where there is nothing else. */
export async function askServer({
  toolchain,
  target,
  token,
  server,
  cli,
  plan,
}) {
  const folder = join(target, 'shell');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--loglevel=error', cli],
    { cwd: folder, env: toolchain.env },
  );
  if (npm.code !== 0) throw new Stop('The command line cannot be installed.');
  const { code, output } = await run(
    toolchain.node,
    [
      join(folder, 'node_modules/@backstage-guardrails/cli/bin/guardrails'),
      ...['check', plan, '--server', server, '--environment', 'production'],
      ...['--output', 'json'],
    ],
    {
      cwd: folder,
      env: { ...toolchain.env, GUARDRAILS_TOKEN: token },
      onLine() {},
    },
  );
  if (code !== 2) {
    throw new Stop(`guardrails check ended with ${code}, not 2:\n${output}`);
  }
  say('  guardrails check --server denies the example plan');
}
