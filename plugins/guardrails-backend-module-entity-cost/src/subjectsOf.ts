import type { BudgetSubject } from '@backstage-guardrails/plugin-entity-cost-common';
import type { FactRequest } from '@backstage-guardrails/plugin-guardrails-node';

/** The name of a group, or a reference to one or to a user. */
const OWNER = /^(?:(?:group|user):)?(?:[\w.-]{1,63}\/)?[\w.-]{1,63}$/i;

/**
 * The subjects of the target: itself, and its owner and system as the service knows them. The cost service looks up what
 * is above each in the catalog as it last read it, which does not have a target that is only being created.
 * @internal
 */
export function subjectsOfTarget({
  ref,
  owner,
  system,
}: FactRequest['target']): BudgetSubject[] {
  return [
    ...(ref === undefined ? [] : [{ kind: 'entity' as const, value: ref }]),
    ...(owner === undefined ? [] : [{ kind: 'owner' as const, value: owner }]),
    ...(system === undefined
      ? []
      : [{ kind: 'system' as const, value: system }]),
  ];
}

/**
 * The subjects that a request names: the environment, and the owners and cost centres of its tags. They add budgets and
 * take none away, so naming another team does not spare the team of the target.
 * @internal
 */
export function subjectsNamed({
  target: { environment },
  references,
}: FactRequest): BudgetSubject[] {
  return [
    ...(environment === undefined
      ? []
      : [{ kind: 'environment' as const, value: environment }]),
    ...references.owners
      .filter(owner => OWNER.test(owner))
      .map(value => ({ kind: 'owner' as const, value })),
    ...references.costCentres
      .filter(value => value !== '' && value.length <= 200)
      .map(value => ({ kind: 'cost-center' as const, value })),
  ];
}
