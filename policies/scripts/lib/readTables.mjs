import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/** The tables of places as they are written, with their names. */
export function readTables(folder) {
  return readdirSync(folder)
    .filter(file => !file.endsWith('.left-out.yaml'))
    .sort()
    .map(file => ({
      ...parse(readFileSync(join(folder, file), 'utf8')),
      file,
      name: basename(file, '.yaml'),
    }));
}
