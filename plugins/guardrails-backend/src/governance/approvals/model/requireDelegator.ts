import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Human } from '../../../identity/people/Human';
import { count } from './count';
import { activeHandovers } from './relations';
import type { ApprovalContext } from './ApprovalContext';
import { checkOwnEligibility, type PasskeyPolicy } from './checkOwnEligibility';

/** Somebody who can hand their part over, with what they are asked for. @internal */
export type Delegator = { human: Human; requirements: number[] };

/**
 * Whether a person has a part to hand over: their own, not what was handed to them or what they stand in for,
 * unused, and one without which enough others are left.
 * @throws GuardrailsError
 * @internal
 */
export function requireDelegator(
  found: ApprovalContext,
  human: Human,
  policy: PasskeyPolicy,
): Delegator {
  const eligibility = checkOwnEligibility(found, human, policy);
  if (eligibility.kind !== 'may') {
    throw new GuardrailsError({
      code: eligibility.code,
      message: eligibility.reason,
    });
  }
  const held = activeHandovers(found.relations).find(
    ({ taker, taker_human: taking }) =>
      taking === human.id || taker === human.ref,
  );
  if (held) {
    throw new GuardrailsError({
      code: 'handover-invalid',
      message: `${held.giver} reassigned theirs to you. A review can be reassigned once: return it first, or decide.`,
    });
  }
  refuseHopeless(found, human);
  return { human, requirements: eligibility.requirements };
}

/** A request that could never be decided without the person must not lose them. */
function refuseHopeless(found: ApprovalContext, human: Human): void {
  const { record, asked, involved, handedOver, escalated } = found;
  const left = new Map<string, number[]>();
  for (const { person, human: behind, requirement } of asked) {
    const refs = [person, behind];
    const gone = refs.some(
      ref =>
        ref === human.id ||
        ref === human.ref ||
        involved.has(ref) ||
        handedOver.has(ref),
    );
    if (!gone) left.set(behind, [...(left.get(behind) ?? []), requirement]);
  }
  const { given } = count(
    record.requirements,
    [...left.values()].map(requirements => ({
      requirements,
      belonging: { teams: [], groups: [] },
    })),
  );
  const hopeless = record.requirements.some(
    ({ minimum, escalation }, index) =>
      given[index] < minimum && (!escalation || escalated.includes(index)),
  );
  if (!hopeless) return;
  throw new GuardrailsError({
    code: 'handover-invalid',
    message:
      'Without you, too few eligible approvers are left. Reject it with a reason, or leave it open.',
  });
}
