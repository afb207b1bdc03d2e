import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lintWorkspace, packTar } from '@backstage-guardrails/policy-builder';
import type { Command } from '../arguments';
import type { Host } from '../host';
import { compileOwnRules, withOwnRules } from '../ownRules';

/**
 * Compiles an organisation's rules, none of which may have a mistake: one that reads a plan directly compiles and never
 * finds anything. What is written was loaded once, as the portal will load it.
 * @internal
 */
export async function buildOwnBundle(
  command: Extract<Command, { name: 'bundle-build' }>,
  host: Host,
): Promise<number> {
  return withOwnRules({ ...command, host }, async own => {
    const { faults } = lintWorkspace(own.workspace, {
      opa: own.opa,
      now: host.now(),
    });
    if (faults.length > 0) {
      for (const fault of faults) host.err(`✗ ${fault}\n`);
      host.err(
        `Bundle not built: ${mistakes(faults.length)}. [rules-malformed]\n`,
      );
      return 1;
    }
    const { built, bundle } = await compileOwnRules(own);
    const file =
      command.out ?? join(command.folder, `${own.workspace.namespace}.tar.gz`);
    await writeFile(file, packTar(built.files));
    host.out(
      [
        `✓ ${file}`,
        `Digest     ${bundle.digest}`,
        `Revision   ${bundle.revision}`,
        `Helpers    of @backstage-guardrails/policies ${own.workspace.about.policies}`,
        `Rules      ${bundle.rules.length}`,
        ...bundle.rules.map(({ id }) => `  ${id}`),
        '',
      ].join('\n'),
    );
    return 0;
  });
}

function mistakes(count: number): string {
  return count === 1 ? '1 mistake' : `${count} mistakes`;
}
