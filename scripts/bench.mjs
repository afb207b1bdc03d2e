import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from './bench/compare.mjs';
import { publish } from './bench/publish.mjs';
import { runBenchmark } from './bench/runBenchmark.mjs';
import { installDependencies } from './lib/installDependencies.mjs';
import { checkoutSubfolder, root } from './lib/paths.mjs';
import { bold, duration, main, say, Stop } from './lib/say.mjs';
import { useToolchain } from './lib/toolchain.mjs';

await main(async () => {
  const given = process.argv.slice(2);
  const wanted = given.filter(word => word !== '--publish');
  const files = findBenchmarks().filter(
    file => !wanted.length || wanted.some(word => file.includes(word)),
  );
  if (!files.length) {
    throw new Stop(`No benchmark matches ${wanted.join(', ')}.`);
  }
  const toolchain = await useToolchain();
  await installDependencies(toolchain);
  const folder = checkoutSubfolder('bench');

  const results = [];
  const broken = [];
  // one after the other: two at a time would measure one another
  for (const file of files) {
    const started = Date.now();
    say(bold(file));
    const measured = await runBenchmark({ file, toolchain, folder });
    if (measured)
      results.push(...measured.map(result => ({ file, ...result })));
    else broken.push(file);
    say(`  took ${duration(Date.now() - started)}`);
  }

  say(`\n${compare(results)}`);
  const whole = wanted.length === 0;
  if (whole || given.includes('--publish')) publish(results, { whole });
  if (broken.length) throw new Stop(`No result from ${broken.join(', ')}.`);
});

function findBenchmarks() {
  const packages = ['packages', 'plugins'].flatMap(group =>
    readdirSync(join(root, group)).map(name => join(group, name)),
  );
  // those of the whole portal are beside its tests
  return ['e2e-tests', ...packages].flatMap(owner => {
    const folder = join(owner, 'bench');
    try {
      return readdirSync(join(root, folder))
        .filter(file => /\.bench\.(ts|mjs|cjs|js)$/.test(file))
        .sort()
        .map(file => join(folder, file));
    } catch {
      return []; // a package without benchmarks
    }
  });
}
