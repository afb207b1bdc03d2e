import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies } from './lib/installDependencies.mjs';
import { checkoutSubfolder, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { bold, dim, duration, main, say, Stop } from './lib/say.mjs';
import { useToolchain } from './lib/toolchain.mjs';
import { startPostgres } from './test/startPostgres.mjs';

/** Waits for a minute without a database, which is a server of its own: the others run meanwhile. */
const WAITS = /databaseGone/;

/*
 * Breaks the service in the middle of its work, again and again, and counts what it had acknowledged and is not
 * there afterwards. Each file `faults/*.faults.ts` of a package is a program whose last line is
 * `[{ name, faults, acknowledged, missing }]`.
 */
await main(async () => {
  const wanted = process.argv.slice(2);
  const files = findFaults().filter(
    file => !wanted.length || wanted.some(word => file.includes(word)),
  );
  if (!files.length) throw new Stop(`No file matches ${wanted.join(', ')}.`);
  const toolchain = await useToolchain();
  await installDependencies(toolchain);
  const postgres = await startPostgres();
  if (!postgres.connection) {
    if (process.env.CI === 'true') throw new Stop(postgres.reason);
    say(`Not on PostgreSQL: ${postgres.reason}`);
  }

  const found = new Map();
  const provoke = async file => {
    const started = Date.now();
    say(bold(file));
    found.set(file, await runFaults({ file, toolchain, postgres }));
    say(`  ${file} took ${duration(Date.now() - started)}`);
  };
  const waiting = files.filter(file => WAITS.test(file));
  try {
    await Promise.all([
      ...waiting.map(provoke),
      inTurn(
        files.filter(file => !waiting.includes(file)),
        provoke,
      ),
    ]);
  } finally {
    await postgres.stop();
  }

  const broken = files.filter(file => !found.get(file));
  const results = files.flatMap(file => found.get(file) ?? []);
  say('');
  for (const { name, faults, acknowledged, missing } of results) {
    say(
      `${name}: ${faults} faults, ${acknowledged} acknowledged, lost: ${missing.length}`,
    );
    missing.forEach(what => say(`  ${what}`));
  }
  const total = key => results.reduce((sum, result) => sum + result[key], 0);
  const lost = results.flatMap(({ missing }) => missing).length;
  say(
    `faults: ${total('faults')}, acknowledged: ${total(
      'acknowledged',
    )}, lost: ${lost}`,
  );
  if (broken.length) throw new Stop(`No result from ${broken.join(', ')}.`);
  if (lost) process.exitCode = 1;
});

async function inTurn(files, provoke) {
  for (const file of files) await provoke(file);
}

function findFaults() {
  return readdirSync(join(root, 'plugins')).flatMap(name => {
    const folder = join('plugins', name, 'faults');
    try {
      return readdirSync(join(root, folder))
        .filter(file => file.endsWith('.faults.ts'))
        .sort()
        .map(file => join(folder, file));
    } catch {
      return []; // a package without faults
    }
  });
}

async function runFaults({ file, toolchain, postgres }) {
  let last;
  const { code } = await run(
    toolchain.node,
    [
      ...['--require', '@backstage/cli-node/config/nodeTransform.cjs'],
      join(root, file),
    ],
    {
      env: {
        ...toolchain.env,
        // Each program starts some ten times, and most of a start is compiling what was compiled before.
        NODE_COMPILE_CACHE: checkoutSubfolder('compiled'),
        ...(postgres.connection && {
          GUARDRAILS_FAULTS_POSTGRES: postgres.connection,
        }),
      },
      onLine(line) {
        if (/^\[(\{|\]$)/.test(line)) last = line;
        else if (line.trim()) say(dim(`  ${line}`));
      },
    },
  );
  return code === 0 && last ? JSON.parse(last) : undefined;
}
