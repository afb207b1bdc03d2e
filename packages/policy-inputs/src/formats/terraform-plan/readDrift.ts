import type {
  InfrastructureSubject,
  Skipped,
} from '@backstage-guardrails/policy-model';
import { kindOf } from './kindOf';
import { rowSchema, type Plan } from './schema';

/** What changed outside of the tool since the last run. @internal */
export function readDrift(
  plan: Plan,
  skipped: Skipped[],
): InfrastructureSubject['drift'] {
  return (plan.resource_drift ?? []).flatMap((value, i) => {
    const parsed = rowSchema.safeParse(value);
    if (parsed.success) {
      const { address, type, change } = parsed.data;
      return [{ address, type, kind: kindOf(change.actions).kind }];
    }
    skipped.push({
      part: 'prior-state',
      path: `/resource_drift/${i}`,
      code: 'drift-unreadable',
      message: 'A row of the drift cannot be read.',
    });
    return [];
  });
}
