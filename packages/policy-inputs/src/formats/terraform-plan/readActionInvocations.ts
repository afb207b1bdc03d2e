import type { Skipped } from '@backstage-guardrails/policy-model';
import type { External } from '../../configuration/externals';
import { isRecord } from '../../evidence/isRecord';
import type { Plan } from './schema';

/** Provider actions (Terraform 1.14) run code of a provider beside the changes. @internal */
export function readActionInvocations(
  plan: Plan,
  skipped: Skipped[],
): External[] {
  return (
    ['action_invocations', 'deferred_action_invocations'] as const
  ).flatMap(part =>
    (plan[part] ?? []).flatMap((value, i) => {
      const invocation =
        isRecord(value) && isRecord(value.action_invocation)
          ? value.action_invocation
          : value;
      if (isRecord(invocation) && typeof invocation.address === 'string') {
        return [
          {
            address: invocation.address,
            kind: 'provider-action',
            detail: String(invocation.type),
          },
        ];
      }
      skipped.push({
        part: 'configuration',
        path: `/${part}/${i}`,
        code: 'action-unreadable',
        message: 'Cannot read a provider action.',
      });
      return [];
    }),
  );
}
