import type { GuardrailsErrorCode } from '@backstage-guardrails/plugin-guardrails-common';
import type { Human } from '../../../identity/people/Human';
import type { Belonging } from './sameTeam';
import type { ApprovalRecord, ConsentRow, DelegationRow } from './rows';
import { deriveApprovalState } from './deriveApprovalState';
import { joinBelonging } from './recount';
import { findRequirements, type RequestedApprover } from './findRequirements';
import { stateText } from './stateText';

/** A delegation to the person in question, with the one who gave it as they are now. @internal */
export type ActiveDelegation = {
  row: DelegationRow;
  delegator: Human;
};

/** Whether a person's consent counts, on whose membership it rests, and how it must be given. @internal */
export type ApproverEligibility =
  | {
      kind: 'may';
      requirements: number[];
      member: Human;
      delegation?: DelegationRow;
      consent: 'session' | 'passkey';
      belonging: Belonging;
    }
  | { kind: 'may-not'; code: GuardrailsErrorCode; reason: string };

type EligibilityQuestion = {
  record: ApprovalRecord;
  now: string;
  human: Human;
  /** Humans who had a part in it, as known when it was asked for and as known now. */
  involved: ReadonlySet<string>;
  /** People who handed their part over, with who has it now. */
  handedOver: ReadonlyMap<string, string>;
  asked: RequestedApprover[];
  escalated: number[];
  /** Those that were not withdrawn. */
  consents: Pick<ConsentRow, 'human' | 'seat'>[];
  delegations: ActiveDelegation[];
  requester?: Human;
  passkeys: 'enforced' | 'off';
};

/** @internal */
export function checkEligibility(
  question: EligibilityQuestion,
): ApproverEligibility {
  const { record, now, human, involved, handedOver, consents, delegations } =
    question;
  const state = deriveApprovalState(record.row, now);
  if (state !== 'open') {
    return mayNot('approval-closed', `The request ${stateText[state]}.`);
  }
  if (involved.has(human.id)) {
    return mayNot(
      'not-independent',
      "You can't approve your own change: you took part in it, with this account or a linked one.",
    );
  }
  if (consents.some(consent => consent.human === human.id)) {
    return mayNot('already-decided', 'You have already reviewed this request.');
  }
  const holder = handedOver.get(human.id) ?? handedOver.get(human.ref);
  if (holder !== undefined) {
    return mayNot(
      'handed-over',
      `You reassigned it to ${holder}, who can return it to you.`,
    );
  }
  const own = checkMembership(question, human);
  if (own) return own;
  for (const { row, delegator } of activeBefore(
    delegations,
    record.row.requested_at,
  )) {
    const eligible = involved.has(delegator.id)
      ? undefined
      : checkMembership(question, delegator, row);
    if (eligible) return eligible;
  }
  return mayNot(
    'not-an-approver',
    'You are not an eligible approver: you are in no approving group or joined it after the request, your team must not decide this, or your review is assigned to another person.',
  );
}

function checkMembership(
  question: EligibilityQuestion,
  member: Human,
  delegation?: DelegationRow,
): ApproverEligibility | undefined {
  const { record, human, handedOver, consents, passkeys } = question;
  if (handedOver.has(member.id) || handedOver.has(member.ref)) return undefined;
  if (consents.some(consent => consent.seat === member.id)) return undefined;
  const requirements = findRequirements({
    ...question,
    human: member,
    decider: human,
    requirements: record.requirements,
  });
  if (requirements.length === 0) return undefined;
  const signed = requirements.some(
    index => record.requirements[index].consent === 'passkey',
  );
  return {
    kind: 'may',
    requirements,
    member,
    ...(delegation && { delegation }),
    consent: signed && passkeys === 'enforced' ? 'passkey' : 'session',
    belonging: joinBelonging(human, member),
  };
}

/** Only what is older than the request, in an order that does not depend on the database. */
function activeBefore(
  delegations: ActiveDelegation[],
  requestedAt: string,
): ActiveDelegation[] {
  return delegations
    .filter(({ row }) => row.since < requestedAt)
    .sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
}

function mayNot(
  code: GuardrailsErrorCode,
  reason: string,
): ApproverEligibility {
  return { kind: 'may-not', code, reason };
}
