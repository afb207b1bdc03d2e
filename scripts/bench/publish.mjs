import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { Stop } from '../lib/say.mjs';
import { usableMemory } from '../lib/usableMemory.mjs';
import { compare } from './compare.mjs';

const begin = '<!-- results: written by npm run bench -->';
const end = '<!-- end of results -->';

/**
 * Writes the results to docs/performance.json, and their table into docs/performance.md. Where they are of some benchmarks
 * only, what was published of the others stays, and has to be of such a machine.
 */
export function publish(measured, { whole }) {
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(usableMemory() / 2 ** 30),
    node: process.version,
  };
  const data = join(root, 'docs/performance.json');
  const results = whole
    ? measured
    : merge(measured, {
        published: JSON.parse(readFileSync(data, 'utf8')),
        machine,
      });
  writeFileSync(data, `${JSON.stringify({ machine, results }, null, 2)}\n`);

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

function merge(measured, { published, machine }) {
  if (JSON.stringify(published.machine) !== JSON.stringify(machine)) {
    throw new Stop(
      'The published results are of another machine. Run all benchmarks, without words.',
    );
  }
  const files = new Set(measured.map(({ file }) => file));
  const others = published.results.filter(({ file }) => !files.has(file));
  return [...others, ...measured].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : 0,
  );
}
