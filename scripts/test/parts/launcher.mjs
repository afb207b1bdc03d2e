import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The tests of these scripts and of the demo, by Node's own runner. */
export const launcher = {
  id: 'scripts',
  title: 'Tests of the scripts',
  lanes: 1,
  async run({ node, folder, find }) {
    const report = join(folder, 'scripts.tap');
    const { code } = await node([
      '--test',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
      ...['scripts', 'examples'].flatMap(name => find(name, /\.test\.mjs$/)),
    ]);
    const tap = readFileSync(report, 'utf8');
    const count = name =>
      Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
    const failed = count('fail') + count('cancelled');
    return {
      passed: count('pass'),
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped: count('skipped') + count('todo'),
    };
  },
};
