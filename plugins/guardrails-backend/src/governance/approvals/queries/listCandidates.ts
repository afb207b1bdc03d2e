import type { Human } from '../../../identity/people';
import { loadApproval } from '../store/loadApproval';
import type { ApprovalDeps } from '../ApprovalDeps';
import { requireDelegator } from '../model/requireDelegator';
import { explainRefusal } from '../model/explainRefusal';

/** So many people are looked up at once. */
const AT_ONCE = 20;

/**
 * People who can take the person's part.
 * @throws GuardrailsError where the person has none to hand over, whoever it went to
 * @internal
 */
export async function listCandidates(
  deps: Pick<ApprovalDeps, 'config' | 'knex' | 'people' | 'seals'>,
  options: { human: Human; id: string },
): Promise<string[]> {
  const found = await loadApproval(deps, options.id);
  const delegator = requireDelegator(found, options.human, deps.config);
  const persons = [...new Set(found.asked.map(({ person }) => person))].sort();
  const candidates: string[] = [];
  for (let from = 0; from < persons.length; from += AT_ONCE) {
    const humans = await Promise.all(
      persons.slice(from, from + AT_ONCE).map(ref => deps.people.find(ref)),
    );
    for (const human of humans) {
      if (
        human &&
        explainRefusal(found, delegator, human, deps.config) === undefined
      ) {
        candidates.push(human.ref);
      }
    }
  }
  return candidates;
}
