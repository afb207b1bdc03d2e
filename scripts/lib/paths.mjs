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
  return privateFolder(dataFolder, segments);
}

/** What belongs to this checkout wherever its data is: toolchain, stamps, test reports. */
export function checkoutSubfolder(...segments) {
  return privateFolder(resolve(root, '.guardrails'), segments);
}

function privateFolder(base, segments) {
  const folder = resolve(base, ...segments);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(base, 0o700);
  return folder;
}
