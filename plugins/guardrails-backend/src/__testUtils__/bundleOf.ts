import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundlePath } from '@backstage-guardrails/policies';

/** The shipped bundle with some of its rules in force: the others are in the module, and are not called. */
export function bundleOf(options: { folder: string; rules: string[] }): string {
  const content = path.join(options.folder, 'bundle');
  const file = path.join(options.folder, 'bundle.tar.gz');
  mkdirSync(content, { recursive: true });
  execFileSync('tar', ['-xzf', bundlePath, '-C', content], { stdio: 'pipe' });
  const manifest = path.join(content, '.manifest');
  const { metadata, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
  const rules = metadata.rules.filter((rule: { id: string }) =>
    options.rules.includes(rule.id),
  );
  if (rules.length !== options.rules.length) {
    throw new Error('The shipped bundle has not all of the rules');
  }
  writeFileSync(
    manifest,
    JSON.stringify({ ...rest, metadata: { ...metadata, rules } }),
  );
  execFileSync('tar', ['-czf', file, '-C', content, '.']);
  return file;
}
