import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, type Digest } from '@backstage-guardrails/policy-model';
import type { RunnerIdentity } from '../runner';
import { digestFile, digestText } from './digest';

/** Installed providers are held by the lock file, which the tool checks itself. */
const parts = [
  'work',
  'cli.tfrc',
  'data/modules',
  'data/terraform.tfstate',
] as const;

/**
 * Digest over everything that decides what an apply would do besides the plan file: configuration, generated
 * variables, lock file, installed modules, backend settings, CLI configuration and the tool itself.
 * @internal
 */
export async function digestWorkspace(options: {
  directory: string;
  runner: RunnerIdentity;
  /** Seals of the secret variables by name; their values are in no file that is digested. */
  secrets?: Record<string, string>;
}): Promise<Digest> {
  const { directory, runner, secrets } = options;
  const files: Record<string, string> = {};

  async function add(path: string): Promise<void> {
    const full = join(directory, path);
    const stat = await lstat(full).catch(error => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!stat) return;
    if (stat.isDirectory()) {
      files[`${path}/`] = 'directory';
      for (const name of await readdir(full)) await add(`${path}/${name}`);
    } else if (stat.isSymbolicLink()) {
      files[path] = `link to ${await readlink(full)}`;
    } else {
      files[path] = await digestFile(full);
    }
  }

  for (const part of parts) await add(part);
  return digestText(
    canonicalJson({
      version: 'guardrails/workspace/v1',
      files,
      runner,
      secrets,
    }),
  );
}
