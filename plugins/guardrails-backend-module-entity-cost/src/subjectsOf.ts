import type { BudgetSubject } from '@backstage-guardrails/plugin-entity-cost-common';
import type { FactRequest } from '@backstage-guardrails/plugin-guardrails-node';

/** So many subjects are looked up; a plan that names more teams than that has no one owner. */
const MOST = 100;

/** The name of a group, or a reference to one or to a user. */
const OWNER = /^(?:(?:group|user):)?(?:[\w.-]{1,63}\/)?[\w.-]{1,63}$/i;

/**
 * The subjects whose budgets a change counts for: its target with all that the catalog has above it, the environment,
 * and the owners and cost centres that the changes name. Tags add budgets and take none away, so naming another team
 * does not spare the team of the target.
 * @internal
 */
export function subjectsOf({
  target,
  references,
}: FactRequest): BudgetSubject[] {
  const { ref, environment } = target;
  return [
    ...(ref === undefined ? [] : [{ kind: 'entity' as const, value: ref }]),
    ...(environment === undefined
      ? []
      : [{ kind: 'environment' as const, value: environment }]),
    ...references.owners
      .filter(owner => OWNER.test(owner))
      .map(value => ({ kind: 'owner' as const, value })),
    ...references.costCentres
      .filter(value => value !== '' && value.length <= 200)
      .map(value => ({ kind: 'cost-center' as const, value })),
  ].slice(0, MOST);
}
