import type { PlanRecord } from '../plans';
import type { StateKey } from '../state';

/** Whose state a plan was made against. @internal */
export function toStateKey(record: PlanRecord): StateKey {
  const { environment, ref } = record.target;
  return { environment, resource: ref };
}
