import { fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from './lib/paths.mjs';
import { duration, main, say, Stop } from './lib/say.mjs';
import { listMutants } from './mutate/listMutants.mjs';

/** A run of the tests of a folder takes a second or two; a mutant that loops takes for ever. */
const PATIENCE_MS = 30_000;

/**
 * How many faults the table tests of a folder find: each mutant of its sources is tested by the tests below the same
 * folder. Prints those that survive, and the part that was found.
 */
await main(async () => {
  const folders = process.argv.slice(2).map(folder => resolve(folder));
  if (folders.length === 0) {
    throw new Stop(
      'Name folders with sources and the tests beside them, for instance packages/policy-engine/src/resolve.',
    );
  }
  for (const folder of folders) await mutateFolder(folder);
});

async function mutateFolder(folder) {
  const started = Date.now();
  const tester = createTester(folder);
  try {
    const { passed, tests } = await tester.run({});
    if (!passed || !tests) {
      throw new Stop(`The tests of ${relative(root, folder)} have to pass.`);
    }
    const counts = { found: 0, all: 0 };
    for (const file of sourcesBelow(folder)) {
      const name = relative(root, file);
      for (const mutant of listMutants(readFileSync(file, 'utf8'), file)) {
        counts.all += 1;
        const result = await tester.run({ file, text: mutant.text });
        if (!result.passed) counts.found += 1;
        else say(`${name}:${mutant.line} ${describe(mutant)} survives`);
      }
    }
    const percent = ((100 * counts.found) / counts.all).toFixed(1);
    say(
      `${relative(root, folder)}: ${counts.found} of ${
        counts.all
      } mutants found (${percent} %), ${tests} tests, ${duration(
        Date.now() - started,
      )}`,
    );
  } finally {
    tester.stop();
  }
}

function describe({ was, becomes }) {
  const short = text => text.replace(/\s+/g, ' ').slice(0, 60);
  return `${short(was)} -> ${short(becomes)}`;
}

function sourcesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map(name => join(folder, name));
}

/** A process that tests mutants; another one takes its place after a mutant that does not end. */
function createTester(folder) {
  let child;
  const stop = () => child?.kill('SIGKILL');
  const run = mutant =>
    new Promise((done, fail) => {
      child ??= fork(
        join(root, 'scripts/mutate/worker.cjs'),
        [packageOf(folder), folder],
        { execArgv: [] },
      );
      const settle = () => {
        clearTimeout(timer);
        child?.removeAllListeners();
      };
      const lost = () => {
        settle();
        stop();
        child = undefined;
        done({ passed: false });
      };
      const timer = setTimeout(lost, PATIENCE_MS);
      child.once('exit', lost);
      child.once('message', ({ error, ...result }) => {
        settle();
        if (error) fail(new Error(error));
        else done(result);
      });
      child.send(mutant);
    });
  return { run, stop };
}

function packageOf(folder) {
  for (let at = folder; at !== root; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at;
  }
  throw new Stop(`${folder} is in no package of this repository.`);
}
