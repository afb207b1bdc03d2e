import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '../errors';

const FILE_LIMIT = 500;
const SIZE_LIMIT = 10 * 1024 * 1024;

/** Folders that tools fill and trust: a registered module has no business bringing them. */
const forbiddenFolders = new Set(['.terraform', 'terraform.d', '.git']);
/** Values come from the request alone, and state from the operator's backend. */
const forbiddenFiles =
  /(^|\/)(terraform\.tfvars(\.json)?|[^/]*\.auto\.tfvars(\.json)?|[^/]*\.tfstate(\.backup)?|guardrails_[^/]*\.(?:tf|tofu)(?:\.json)?|\.terraformrc)$/;

/** Reads every file of a module's folder into memory. Links are refused: they could lead anywhere. @internal */
export async function readModuleFiles(
  directory: string,
): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  let size = 0;

  async function walk(prefix: string): Promise<void> {
    const entries = await readdir(join(directory, prefix), {
      withFileTypes: true,
    });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = prefix ? `${prefix}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (forbiddenFolders.has(entry.name)) refuse(path);
        await walk(path);
      } else if (!entry.isFile() || forbiddenFiles.test(path)) {
        refuse(path);
      } else {
        const content = await readFile(join(directory, path));
        size += content.length;
        if (files.size >= FILE_LIMIT || size > SIZE_LIMIT) {
          throw new ActionError(
            'module-invalid',
            `The module has more than ${FILE_LIMIT} files or ${SIZE_LIMIT} bytes.`,
          );
        }
        files.set(path, content);
      }
    }
  }

  await walk('');
  return files;
}

function refuse(path: string): never {
  throw new ActionError(
    'module-invalid',
    `A registered module cannot contain "${path}": only regular files, no links, no plugins, no variable values, no state.`,
  );
}
