import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

// eslint-disable-next-line no-restricted-syntax -- tests run from the sources alone
const repository = resolve(__dirname, '../../../..');

export const policiesFolder = join(repository, 'policies');
export const exampleFolder = join(repository, 'examples/own-policies');

/** Runs where `opa` is on the PATH; the rest of a machine's tests do without. */
export const withOpa =
  spawnSync('opa', ['version']).status === 0 ? describe : describe.skip;

/** A temporary folder with these files. */
export function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-builder-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
