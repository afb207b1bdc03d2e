import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first executable file of that name on the search path, or in one of `folders`. */
export function which(name, folders = []) {
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of [
    ...(process.env.PATH ?? '').split(delimiter),
    ...folders,
  ]) {
    for (const extension of extensions) {
      const file = join(folder, name + extension);
      try {
        accessSync(file, constants.X_OK);
        if (statSync(file).isFile()) return file;
      } catch {
        // not here: look in the next folder
      }
    }
  }
  return undefined;
}
