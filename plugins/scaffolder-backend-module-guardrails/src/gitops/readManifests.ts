import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ActionError } from '../errors';
import { containsSecret } from '../secrets';

const FILE_LIMIT = 200;
const SIZE_LIMIT = 5 * 1024 * 1024;

/** Reads rendered files of the task's workspace; a link could carry the backend's own files away. @internal */
export async function readManifests(options: {
  workspace: string;
  source: string;
  /** Secrets of the task: whoever can read the repository would read them. */
  secrets: string[];
}): Promise<Map<string, Buffer>> {
  const root = resolveSafeChildPath(options.workspace, options.source);
  const files = new Map<string, Buffer>();
  let size = 0;

  async function walk(prefix: string): Promise<void> {
    const entries = await readdir(join(root, prefix), { withFileTypes: true });
    for (const entry of entries) {
      const path = prefix ? `${prefix}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        await walk(path);
        continue;
      }
      if (!entry.isFile()) refuse(`"${path}" is not a regular file.`);
      const content = await readFile(join(root, path));
      if (containsSecret(content.toString('utf8'), options.secrets)) {
        throw new ActionError(
          'secret-exposed',
          `"${path}" holds a secret of the task. Refer to a secret of the cluster instead.`,
        );
      }
      size += content.length;
      files.set(path, content);
      if (files.size > FILE_LIMIT || size > SIZE_LIMIT) {
        refuse(`More than ${FILE_LIMIT} files or ${SIZE_LIMIT} bytes.`);
      }
    }
  }

  await walk('');
  if (!files.size) refuse(`"${options.source}" holds no files.`);
  return files;
}

function refuse(message: string): never {
  throw new ActionError('path-refused', message);
}
