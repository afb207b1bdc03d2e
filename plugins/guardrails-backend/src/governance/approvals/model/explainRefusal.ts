import type { Human } from '../../../identity/people/Human';
import type { ApprovalContext } from './ApprovalContext';
import type { Delegator } from './requireDelegator';
import { checkOwnEligibility, type PasskeyPolicy } from './checkOwnEligibility';

/**
 * Why a person cannot take somebody's part; `undefined` where they can. It goes only to whoever could decide it
 * anyway, so handing over gives nobody anything they did not have when it was asked.
 * @internal
 */
export function explainRefusal(
  found: ApprovalContext,
  delegator: Delegator,
  successor: Human,
  policy: PasskeyPolicy,
): string | undefined {
  if (successor.id === delegator.human.id) {
    return 'Both accounts are yours. Choose another person.';
  }
  const before = found.relations.handovers.some(
    ({ giver_human: from, taker_human: to }) =>
      from === delegator.human.id && to === successor.id,
  );
  if (before) {
    return 'This person returned it to you. Choose another person.';
  }
  const eligibility = checkOwnEligibility(found, successor, policy);
  if (eligibility.kind !== 'may') return notAsked(successor.ref);
  return eligibility.requirements.some(index =>
    delegator.requirements.includes(index),
  )
    ? undefined
    : `${successor.ref} is an approver for a different requirement than you.`;
}

/** @internal */
export function notAsked(ref: string): string {
  return `${ref} can't take it over. Choose an eligible approver who has not reviewed it yet.`;
}
