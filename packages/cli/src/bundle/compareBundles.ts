import { diffBundles } from '@backstage-guardrails/policy-builder';
import {
  escapeForDisplay,
  type Rule,
} from '@backstage-guardrails/policy-model';
import type { Command } from '../arguments';
import type { Host } from '../host';
import { inspectablePolicyBundle } from '../policy';

/** Says which rules an upgrade adds, removes and changes. Exceptions of a changed rule end with it. @internal */
export async function compareBundles(
  command: Extract<Command, { name: 'bundle-diff' }>,
  host: Host,
): Promise<number> {
  const before = await inspectablePolicyBundle([command.before], host);
  const after = await inspectablePolicyBundle([command.after], host);
  const { added, removed, changed } = diffBundles(before.rules, after.rules);
  if (command.output === 'json') {
    const ids = (rules: Rule[]) => rules.map(({ id }) => id);
    const document = {
      before: { digest: before.digest, revision: before.revision },
      after: { digest: after.digest, revision: after.revision },
      added: ids(added),
      removed: ids(removed),
      changed: changed.map(rules => ({
        id: rules.after.id,
        before: rules.before.digest,
        after: rules.after.digest,
      })),
    };
    host.out(`${JSON.stringify(document, null, 2)}\n`);
    return 0;
  }
  host.out(
    [
      `Old  ${escapeForDisplay(before.revision)}  ${before.digest}`,
      `New  ${escapeForDisplay(after.revision)}  ${after.digest}`,
      ...section('Added', added),
      ...section('Removed', removed),
      ...section(
        'Changed, so that their exceptions and approvals end',
        changed.map(rules => rules.after),
      ),
      '',
    ].join('\n'),
  );
  return 0;
}

function section(heading: string, rules: Rule[]): string[] {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  return [
    '',
    `${heading} (${rules.length})`,
    ...rules.map(
      ({ id, title }) => `  ${id.padEnd(width)}  ${escapeForDisplay(title)}`,
    ),
  ];
}
