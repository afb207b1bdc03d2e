import type {
  InfrastructureSubject,
  Skipped,
} from '@backstage-guardrails/policy-model';
import { inModule } from './addresses';
import { kindOf } from './kindOf';
import { driftSchema, type Plan } from './schema';

/** What changed outside of the tool since the last run. @internal */
export function readDrift(
  plan: Plan,
  skipped: Skipped[],
): InfrastructureSubject['drift'] {
  return (plan.resource_drift ?? []).flatMap((value, i) => {
    const parsed = driftSchema.safeParse(value);
    if (parsed.success) {
      const { module_address: module, type, name, change } = parsed.data;
      const address =
        parsed.data.address ?? inModule(module ?? '', `${type}.${name}`);
      return [{ address, type, kind: kindOf(change.actions).kind }];
    }
    skipped.push({
      part: 'prior-state',
      path: `/resource_drift/${i}`,
      code: 'drift-unreadable',
      message: 'Cannot read an entry of the drift.',
    });
    return [];
  });
}
