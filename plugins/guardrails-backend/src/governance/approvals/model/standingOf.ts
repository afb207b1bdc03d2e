import type { GuardrailsErrorCode } from '@backstage-guardrails/plugin-guardrails-common';
import type { Human } from '../../../identity/people';
import type { Belonging } from './sameTeam';
import type { ApprovalRecord, ConsentRow, DelegationRow } from './rows';
import { stateOf } from './stateOf';
import { belongingOf } from './recount';
import { requirementsOf, type Asked } from './requirementsOf';

/** A delegation to the person in question, with the one who gave it as they are now. @internal */
export type ActiveDelegation = { row: DelegationRow; giver: Human };

/** Whether somebody's word counts, on whose membership it rests, and how it must be given. @internal */
export type Standing =
  | {
      kind: 'may';
      requirements: number[];
      seat: Human;
      delegation?: DelegationRow;
      consent: 'session' | 'passkey';
      belonging: Belonging;
    }
  | { kind: 'may-not'; code: GuardrailsErrorCode; reason: string };

type StandingQuestion = {
  record: ApprovalRecord;
  now: string;
  human: Human;
  /** Humans who had a part in it, as known when it was asked for and as known now. */
  involved: ReadonlySet<string>;
  /** Whoever handed their part over, with whom it is. */
  away: ReadonlyMap<string, string>;
  asked: Asked[];
  escalated: number[];
  /** Those that were not withdrawn. */
  consents: Pick<ConsentRow, 'human' | 'seat'>[];
  delegations: ActiveDelegation[];
  requester?: Human;
  passkeys: 'enforced' | 'off';
};

/** @internal */
export function standingOf(question: StandingQuestion): Standing {
  const { record, now, human, involved, away, consents, delegations } =
    question;
  const state = stateOf(record.row, now);
  if (state !== 'open') return mayNot('approval-closed', `It is ${state}.`);
  if (involved.has(human.id)) {
    return mayNot(
      'not-independent',
      'You had a part in it, with this account or with one that is linked to it.',
    );
  }
  if (consents.some(consent => consent.human === human.id)) {
    return mayNot('already-decided', 'Your word is on record.');
  }
  const taker = away.get(human.id) ?? away.get(human.ref);
  if (taker !== undefined) {
    return mayNot(
      'handed-over',
      `You handed it over to ${taker}, who can hand it back to you.`,
    );
  }
  const own = seatOf(question, human);
  if (own) return own;
  for (const { row, giver } of serving(delegations, record.row.requested_at)) {
    const seat = involved.has(giver.id)
      ? undefined
      : seatOf(question, giver, row);
    if (seat) return seat;
  }
  return mayNot(
    'not-an-approver',
    'You belong to no group that is asked, did not when it was asked, belong to a team that must not decide this, or what you were asked for is with somebody else already.',
  );
}

function seatOf(
  question: StandingQuestion,
  seat: Human,
  delegation?: DelegationRow,
): Standing | undefined {
  const { record, human, away, consents, passkeys } = question;
  if (away.has(seat.id) || away.has(seat.ref)) return undefined;
  if (consents.some(consent => consent.seat === seat.id)) return undefined;
  const requirements = requirementsOf({
    ...question,
    human: seat,
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
    seat,
    ...(delegation && { delegation }),
    consent: signed && passkeys === 'enforced' ? 'passkey' : 'session',
    belonging: belongingOf(human, seat),
  };
}

/** Only what is older than the request, in an order that does not depend on the database. */
function serving(
  delegations: ActiveDelegation[],
  requestedAt: string,
): ActiveDelegation[] {
  return delegations
    .filter(({ row }) => row.since < requestedAt)
    .sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
}

function mayNot(code: GuardrailsErrorCode, reason: string): Standing {
  return { kind: 'may-not', code, reason };
}
