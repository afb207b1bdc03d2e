import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** The tools that are on the search path, by their absolute paths. */
export function terraformPrograms(names = ['terraform', 'tofu']): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(isAbsolute);
  return names.flatMap(name => {
    const found = folders.map(folder => join(folder, name)).find(existsSync);
    return found ? [found] : [];
  });
}
