import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  moduleTreeDigest,
  type Digest,
  type ModuleTreeFile,
} from '@backstage-guardrails/policy-model';
import { digestFile, digestText } from '../plans/digest';
import { refuseDownload } from './refuseDownload';

const FILE_LIMIT = 10_000;
const SIZE_LIMIT = 256 * 1024 * 1024;

/** Folders and files that tools fill and trust, and modules have no business bringing. */
const forbidden = new Set([
  '.git',
  '.terraform',
  '.terraformrc',
  'terraform.d',
  'terraform.rc',
]);

/** The digest of a folder that was downloaded. A link is refused: what it leads to is not what was looked at. @internal */
export async function readTree(options: {
  key: string;
  folder: string;
}): Promise<Digest> {
  const { key, folder } = options;
  const files: ModuleTreeFile[] = [];
  let size = 0;

  async function walk(prefix: string): Promise<void> {
    for (const name of await readdir(join(folder, prefix))) {
      const path = prefix === '' ? name : `${prefix}/${name}`;
      const file = join(folder, path);
      const stat = await lstat(file);
      if (forbidden.has(name) || !(stat.isDirectory() || stat.isFile())) {
        refuseDownload(
          `The downloaded module "${key}" contains "${path}": only regular files, no links, no plugins, no settings of tools.`,
        );
      }
      if (stat.isDirectory()) {
        await walk(path);
        continue;
      }
      size += stat.size;
      if (files.length >= FILE_LIMIT || size > SIZE_LIMIT) {
        refuseDownload(
          `The downloaded module "${key}" has more than ${FILE_LIMIT} files or ${SIZE_LIMIT} bytes.`,
        );
      }
      files.push({
        path,
        executable: (stat.mode & 0o100) !== 0,
        content: await digestFile(file),
      });
    }
  }

  if (!(await lstat(folder)).isDirectory()) {
    refuseDownload(
      `Module "${key}" is a link to a folder of the machine. Put it into the module that calls it, or download it.`,
    );
  }
  await walk('');
  return moduleTreeDigest({ files, hash: digestText });
}
