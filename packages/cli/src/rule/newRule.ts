import { createOwnRule } from '@backstage-guardrails/policy-builder';
import type { Command } from '../arguments';
import type { Host } from '../host';

/** Writes the files of a new rule and says what to do with them. @internal */
export async function newRule(
  command: Extract<Command, { name: 'rule-new' }>,
  host: Host,
): Promise<number> {
  const { id, folder, title, type = 'aws_db_instance' } = command;
  const paths = createOwnRule({
    folder,
    id,
    title: title ?? `What must be true for ${id}`,
    type,
    now: host.now(),
  });
  const where = folder === '.' ? '' : ` ${folder}`;
  host.out(
    [
      ...paths,
      '',
      `Next: edit the rule, then run`,
      `  guardrails rule lint${where}`,
      `  guardrails rule test${where}`,
      `  guardrails bundle build ${folder}`,
      '',
    ].join('\n'),
  );
  return 0;
}
