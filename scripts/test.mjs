import { ensureTerraform } from './lib/ensureTerraform.mjs';
import { installDependencies } from './lib/installDependencies.mjs';
import { checkoutSubfolder } from './lib/paths.mjs';
import { endAll } from './lib/run.mjs';
import { main, say, Stop } from './lib/say.mjs';
import { useToolchain } from './lib/toolchain.mjs';
import { parts } from './test/parts.mjs';
import { readArguments } from './test/readArguments.mjs';
import { runPart, summary } from './test/runPart.mjs';
import { schedule } from './test/schedule.mjs';
import { table } from './test/table.mjs';

await main(async () => {
  const started = Date.now();
  const { only, list, fetch, jestArguments } = readArguments(
    process.argv.slice(2),
  );
  if (list) {
    parts.forEach(part => say(`${part.id.padEnd(14)} ${part.title}`));
    return;
  }
  const unknown = only.filter(id => !parts.some(part => part.id === id));
  if (unknown.length) {
    throw new Stop(
      `There is no part ${unknown.join(
        ', ',
      )}; npm test -- --list names them all.`,
    );
  }
  const ci = process.env.CI === 'true';
  const chosen = parts.filter(part =>
    only.length
      ? only.includes(part.id)
      : !(ci ? part.inCiPartOf : part.onlyInCi),
  );

  const toolchain = await useToolchain();
  await installDependencies(toolchain);
  const withoutTerraform = chosen.some(part => part.usesTerraform)
    ? await ensureTerraform({ fetch })
    : undefined;
  const folder = checkoutSubfolder('test');

  // servers that parts started are stopped by them, once what they wait for has ended
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      interrupted = true;
      endAll();
    });
  }

  const results = await schedule(chosen, async part =>
    interrupted
      ? { part, passed: 0, failed: 1, skipped: 0, took: 0 }
      : runPart({
          part,
          toolchain,
          folder,
          jestArguments,
          withoutTerraform,
          chosen: new Set(chosen.map(({ id }) => id)),
          ci,
        }),
  );

  const total = key => results.reduce((sum, result) => sum + result[key], 0);
  const counts = {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
  };
  // what .ci/run took to install its tools, in seconds
  const tools = process.env.GUARDRAILS_TOOLS_TOOK;
  say('');
  table({
    results,
    elapsed: Date.now() - started,
    tools: tools === undefined ? undefined : Number(tools),
  }).forEach(line => say(line));
  if (counts.failed) process.exitCode = 1;
  say(`tests: ${summary(counts)}`);
});
