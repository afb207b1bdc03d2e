import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import {
  notFound,
  type DecisionLog,
  type StoredDecision,
} from '../../../decision/decisions';
import { UNRESTRICTED } from '../../../identity/access';
import type { Caller } from '../../../identity/actors';

/**
 * A decision that the caller asked for. Another person's is answered as one that does not exist.
 * @throws GuardrailsError `not-found`, `decision-not-granting`
 * @internal
 */
export async function ownDecision(
  deps: { log: Pick<DecisionLog, 'get'> },
  caller: Caller,
  id: string,
): Promise<StoredDecision> {
  const stored = await deps.log.get(id, UNRESTRICTED);
  if (!stored || stored.principal !== caller.principal) throw notFound(id);
  // Both are the person by name; what an agent asked for is not theirs to carry out unseen.
  if (stored.decision.actor.kind !== caller.actor.kind) {
    throw new GuardrailsError({
      code: 'decision-not-granting',
      message:
        'An agent requested this decision on your behalf. Start the template yourself to get your own decision.',
    });
  }
  return stored;
}
