import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The commit that each folder of modules was checked out at, and after that no folder of version control: it holds
 * other bytes each time, and nothing of it may be configuration.
 *
 * Git itself wrote `HEAD`: a repository cannot bring a file below `.git`. A branch is a reference there, even one whose
 * name looks like a commit.
 * @internal
 */
export async function takeCommits(options: {
  directory: string;
}): Promise<Map<string, string>> {
  const root = join(options.directory, 'data/modules');
  const commits = new Map<string, string>();
  const entries = await readdir(root, {
    recursive: true,
    withFileTypes: true,
  }).catch(error => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const { name, parentPath } of entries) {
    if (name !== '.git') continue;
    const head = await readFile(join(parentPath, name, 'HEAD'), 'utf8').catch(
      () => '',
    );
    const commit = /^([0-9a-f]{40})\n?$/.exec(head)?.[1];
    if (commit) commits.set(parentPath, commit);
    await rm(join(parentPath, name), { recursive: true, force: true });
  }
  return commits;
}
