import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything that outlives a start: databases, tokens, Terraform state, downloaded tools. */
export const dataFolder = resolve(
  root,
  process.env.GUARDRAILS_DATA || '.guardrails',
);

/** A folder below the data folder; nobody but its owner may look inside. */
export function dataSubfolder(...segments) {
  const folder = resolve(dataFolder, ...segments);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(dataFolder, 0o700);
  return folder;
}
