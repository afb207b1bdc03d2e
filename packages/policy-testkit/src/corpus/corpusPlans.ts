import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The first plans by path, save those of many megabytes and those that are odd on purpose. @public */
export function corpusPlans(options: {
  folder: string;
  count: number;
}): string[] {
  const { folder, count } = options;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /^plans-(?!odd|huge)[^/]+\/.*\.json$/.test(name))
    .sort()
    .map(name => join(folder, name))
    .filter(path => statSync(path).size < 1_000_000)
    .slice(0, count);
}
