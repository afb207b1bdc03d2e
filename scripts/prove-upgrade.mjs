import { join } from 'node:path';
import { installDependencies } from './lib/installDependencies.mjs';
import { checkoutSubfolder } from './lib/paths.mjs';
import { bold, duration, main, say, Stop } from './lib/say.mjs';
import { useToolchain } from './lib/toolchain.mjs';
import { refusedConfiguration } from './prove/upgrade/refusedConfiguration.mjs';
import { upgradeAndBack } from './prove/upgrade/upgradeAndBack.mjs';
import { checkOut } from './prove/upgrade/versions.mjs';

/** The version before this one, unless another commit is named. */
const BEFORE = 'e06c053';

/*
 * Two versions on one PostgreSQL database, each with the bundle that it ships, then both with the bundle of the one
 * before. Nothing that was answered may be lost, and no answer may be a failure of the server.
 */
await main(async () => {
  const [commit = BEFORE] = process.argv.slice(2);
  const toolchain = await useToolchain();
  await installDependencies(toolchain);
  say(bold('The version before'));
  const before = await checkOut({
    ...{ commit, toolchain },
    folder: join(checkoutSubfolder('prove', 'upgrade'), 'before'),
  });
  const wrong = [];
  for (const work of [
    () => upgradeAndBack({ toolchain, before, pinned: false }),
    () => upgradeAndBack({ toolchain, before, pinned: true }),
    () => refusedConfiguration({ toolchain, before }),
  ]) {
    const started = Date.now();
    wrong.push(...(await work()));
    say(`  took ${duration(Date.now() - started)}`);
  }
  if (wrong.length > 0)
    throw new Stop(`${wrong.length} wrong:\n${tally(wrong)}`);
  say(bold('Proven'));
});

/** What was said often is said once, whatever it was about. */
function tally(lines) {
  const counts = new Map();
  for (const line of lines) {
    const kind = line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count}x ${kind}`).join('\n');
}
