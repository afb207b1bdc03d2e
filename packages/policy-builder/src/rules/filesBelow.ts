import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** All files below a folder of a workspace, sorted, as paths from its root with `/`. @internal */
export function filesBelow(root: string, folder: string): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry =>
      relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'),
    )
    .sort();
}

/** The Rego that runs: neither tests nor what only tests need. @internal */
export function regoSources(root: string): string[] {
  return filesBelow(root, 'guardrails').filter(
    path =>
      path.endsWith('.rego') &&
      !path.endsWith('_test.rego') &&
      !path.startsWith('guardrails/testing/'),
  );
}
