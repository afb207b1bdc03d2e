import { lintWorkspace } from '@backstage-guardrails/policy-builder';
import type { Command } from '../arguments';
import type { Host } from '../host';
import { withOwnRules } from '../ownRules';

/** Says what is wrong with own rules, one sentence a line; exit code 1 where anything is. @internal */
export async function lintRules(
  command: Extract<Command, { name: 'rule-lint' | 'rule-test' }>,
  host: Host,
): Promise<number> {
  return withOwnRules({ ...command, host }, async ({ workspace, opa }) => {
    const { rules, faults } = lintWorkspace(workspace, {
      opa,
      now: host.now(),
    });
    for (const fault of faults) host.err(`✗ ${fault}\n`);
    if (rules.length === 0) {
      host.err('✗ No rules found. Create one: guardrails rule new\n');
    }
    host.out(`lint: ${rules.length} rules, ${faults.length} mistakes\n`);
    return faults.length === 0 && rules.length > 0 ? 0 : 1;
  });
}
