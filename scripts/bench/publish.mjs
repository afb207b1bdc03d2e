import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { compare } from './compare.mjs';

const begin = '<!-- results: written by npm run bench -->';
const end = '<!-- end of results -->';

/** Writes the results to docs/performance.json, and their table into docs/performance.md. */
export function publish(results) {
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const json = JSON.stringify({ machine, results }, null, 2);
  writeFileSync(join(root, 'docs/performance.json'), `${json}\n`);

  const page = join(root, 'docs/performance.md');
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${page} has no place for results`);
  const details = results
    .filter(result => result.detail)
    .map(({ name, detail }) => `- **${name}**: ${detail}`)
    .join('\n');
  writeFileSync(
    page,
    `${before}${begin}\n\nMeasured on ${machine.cores} cores of ${
      machine.processor
    }, ${machine.memoryGiB} GiB.\n\n${compare(
      results,
    )}\n\n${details}\n\n${end}${after}`,
  );
}
