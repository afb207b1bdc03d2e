import type { Skipped } from '@backstage-guardrails/policy-model';
import { isRecord } from '../../evidence/isRecord';
import { sameJson } from '../../resource';
import type { Plan } from './schema';
import { stateResources, type StateResource } from './stateResources';

/**
 * Resources that the plan promises to have and says nothing about: a plan whose changes were cut out, or
 * a document that some other tool made. What already stood in the prior state may stay exactly as it is,
 * which is how a refresh-only plan looks.
 * @internal
 */
export function findUnplanned(
  plan: Plan,
  planned: ReadonlySet<string>,
): Skipped[] {
  const missing: StateResource[] = [];
  for (const resource of stateResources(plan.planned_values)) {
    if (resource.mode !== 'data' && !planned.has(resource.address)) {
      missing.push(resource);
    }
  }
  if (missing.length === 0) return [];
  const prior = new Map<string, StateResource>();
  const values = isRecord(plan.prior_state) ? plan.prior_state.values : null;
  for (const resource of stateResources(values)) {
    prior.set(resource.address, resource);
  }
  const unplanned = missing.filter(
    ({ address, values: ending }) =>
      !sameJson(prior.get(address)?.values, ending),
  );
  if (unplanned.length === 0) return [];
  return [
    {
      part: 'resources',
      path: '/planned_values',
      code: 'changes-missing',
      message: `The plan ends with ${unplanned.length} resources that do not exist that way and are not changed by it.`,
    },
  ];
}
