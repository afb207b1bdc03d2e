import type {
  ApprovalSummary,
  Eligibility,
  RequirementProgress,
} from '@backstage-guardrails/plugin-guardrails-common';
import { count, type Countable } from './count';
import {
  standingConsents,
  standingHandovers,
  type ApprovalRelations,
} from './relations';
import type { Human } from '../../../identity/people';
import { subjectOf, type ApprovalRecord } from './rows';
import type { Standing } from './standingOf';
import { stateOf } from './stateOf';
import { handoverOf } from './handoverOf';

/** @internal */
export type ShownApproval = {
  record: ApprovalRecord;
  relations: ApprovalRelations;
  eligibility: Eligibility;
  /** The caller as a human, where they are one. */
  human?: Human;
  now: string;
};

/** One row of the inbox. @internal */
export function summaryOf(shown: ShownApproval): ApprovalSummary {
  const { record, now, eligibility, human } = shown;
  const { row } = record;
  return {
    id: row.id,
    subject: subjectOf(row),
    state: stateOf(row, now),
    title: row.title,
    fingerprint: row.fingerprint as ApprovalSummary['fingerprint'],
    requester: row.requester,
    target: {
      ...(row.target_ref !== null && { ref: row.target_ref }),
      ...(row.environment !== null && { environment: row.environment }),
    },
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    requirements: progressOf(shown),
    eligibility,
    handedToYou: standingHandovers(shown.relations)
      .filter(({ taker, taker_human: taking }) =>
        [human?.ref, human?.id].some(ref => ref === taker || ref === taking),
      )
      .map(handoverOf),
  };
}

/** As the consents counted when they were given; a redemption counts them once more. */
function progressOf({
  record,
  relations,
}: ShownApproval): RequirementProgress[] {
  const yes = standingConsents(relations)
    .filter(({ kind }) => kind === 'approve')
    .map(({ counts }) => JSON.parse(counts) as Countable);
  const { given } = count(record.requirements, yes);
  return record.requirements.map((requirement, index) => {
    const escalation = relations.escalations.find(e => e.requirement === index);
    return {
      ...requirement,
      given: given[index],
      met: given[index] >= requirement.minimum,
      ...(escalation && { escalatedAt: escalation.at }),
    };
  });
}

/** @internal */
export function eligibilityOf(standing: Standing): Eligibility {
  return standing.kind === 'may'
    ? {
        canDecide: true,
        consent: standing.consent,
        ...(standing.delegation && { standsInFor: [standing.seat.ref] }),
      }
    : { canDecide: false, code: standing.code, reason: standing.reason };
}
