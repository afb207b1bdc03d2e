import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** The first executable of this name in a list of folders. @internal */
export async function findProgram(options: {
  name: string;
  folders: string[];
}): Promise<string | undefined> {
  for (const folder of options.folders) {
    const candidate = join(folder, options.name);
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

/** @internal */
export async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
