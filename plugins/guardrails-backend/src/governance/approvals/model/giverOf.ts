import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Human } from '../../../identity/people';
import { count } from './count';
import { standingHandovers } from './relations';
import type { ApprovalContext } from './ApprovalContext';
import { seatOfOwn, type Seated } from './seatOfOwn';

/** Somebody who can hand their part over, with what they are asked for. @internal */
export type Giver = { human: Human; requirements: number[] };

/**
 * Whether a person has a part to hand over: their own, not what was handed to them or what they stand in for,
 * unused, and one without which enough others are left.
 * @throws GuardrailsError
 * @internal
 */
export function giverOf(
  found: ApprovalContext,
  human: Human,
  seated: Seated,
): Giver {
  const standing = seatOfOwn(found, human, seated);
  if (standing.kind !== 'may') {
    throw new GuardrailsError({
      code: standing.code,
      message: standing.reason,
    });
  }
  const held = standingHandovers(found.relations).find(
    ({ taker, taker_human: taking }) =>
      taking === human.id || taker === human.ref,
  );
  if (held) {
    throw new GuardrailsError({
      code: 'handover-invalid',
      message: `${held.giver} handed theirs to you. A part goes one step: hand it back first, or decide.`,
    });
  }
  refuseHopeless(found, human);
  return { human, requirements: standing.requirements };
}

/** A request that could never be decided without the person must not lose them. */
function refuseHopeless(found: ApprovalContext, human: Human): void {
  const { record, asked, involved, away, escalated } = found;
  const left = new Map<string, number[]>();
  for (const { person, human: behind, requirement } of asked) {
    const refs = [person, behind];
    const gone = refs.some(
      ref =>
        ref === human.id ||
        ref === human.ref ||
        involved.has(ref) ||
        away.has(ref),
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
      'Without you, too few of those who are asked are left to decide it. Reject it with a reason, or leave it open.',
  });
}
