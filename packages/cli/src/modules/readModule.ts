import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { ModuleTreeFile } from '@backstage-guardrails/policy-model';
import { CliError } from '../errors';

/**
 * Every file of a module's folder. Version control's own folder is not part of it: it differs in each copy, and the
 * portal takes it away. What the portal refuses is refused here too, so that no digest is listed in vain.
 * @internal
 */
export async function readModule(folder: string): Promise<ModuleTreeFile[]> {
  const files: ModuleTreeFile[] = [];

  async function walk(prefix: string): Promise<void> {
    for (const name of (await list(join(folder, prefix))).sort()) {
      if (name === '.git') continue;
      const path = prefix === '' ? name : `${prefix}/${name}`;
      const file = join(folder, path);
      const stat = await lstat(file);
      if (stat.isDirectory()) await walk(path);
      else if (stat.isFile()) {
        files.push({
          path,
          executable: (stat.mode & 0o100) !== 0,
          content: sha256(await readFile(file)),
        });
      } else {
        throw new CliError({
          code: stat.isSymbolicLink() ? 'symbolic-link' : 'not-a-file',
          message: `${path} is not a regular file. Remove it from the module.`,
        });
      }
    }
  }

  await walk('');
  if (files.length === 0) {
    throw new CliError({
      code: 'path-not-found',
      message: `${folder} has no files. Use the folder of a module.`,
    });
  }
  return files;
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new CliError({
      code: 'path-not-found',
      message: `Cannot read the folder ${folder}.`,
      cause,
    });
  }
}
