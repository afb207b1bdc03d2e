import type { Human, People } from '../../../identity/people';
import type { Delegations } from '../Delegations';
import type { ActiveDelegation } from '../model/checkEligibility';

/** Delegations to a person, each with the human who gave it as the catalog has them now. @internal */
export async function listActiveDelegations(
  deps: { delegations: Delegations; people: People },
  human: Human,
  now: string,
): Promise<ActiveDelegation[]> {
  const rows = await deps.delegations.to(human, now);
  const found = await Promise.all(
    rows.map(async row => {
      const delegator = await deps.people.find(row.giver);
      return delegator && delegator.id !== human.id ? [{ row, delegator }] : [];
    }),
  );
  return found.flat();
}
