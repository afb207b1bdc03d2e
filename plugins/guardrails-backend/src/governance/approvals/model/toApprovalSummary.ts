import type {
  ApprovalSummary,
  Eligibility,
  RequirementProgress,
} from '@backstage-guardrails/plugin-guardrails-common';
import { count, type Countable } from './count';
import {
  activeConsents,
  activeHandovers,
  type ApprovalRelations,
} from './relations';
import type { Human } from '../../../identity/people/Human';
import { toSubject, type ApprovalRecord } from './rows';
import type { ApproverEligibility } from './checkEligibility';
import { deriveApprovalState } from './deriveApprovalState';
import { toHandover } from './toHandover';

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
export function toApprovalSummary(shown: ShownApproval): ApprovalSummary {
  const { record, now, eligibility, human } = shown;
  const { row } = record;
  return {
    id: row.id,
    subject: toSubject(row),
    state: deriveApprovalState(row, now),
    title: row.title,
    fingerprint: row.fingerprint as ApprovalSummary['fingerprint'],
    requester: row.requester,
    target: {
      ...(row.target_ref !== null && { ref: row.target_ref }),
      ...(row.environment !== null && { environment: row.environment }),
    },
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    requirements: measureProgress(shown),
    eligibility,
    handedToYou: activeHandovers(shown.relations)
      .filter(({ taker, taker_human: taking }) =>
        [human?.ref, human?.id].some(ref => ref === taker || ref === taking),
      )
      .map(toHandover),
  };
}

/** As the consents counted when they were given; a redemption counts them once more. */
function measureProgress({
  record,
  relations,
}: ShownApproval): RequirementProgress[] {
  const yes = activeConsents(relations)
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
export function toEligibility(eligible: ApproverEligibility): Eligibility {
  return eligible.kind === 'may'
    ? {
        canDecide: true,
        consent: eligible.consent,
        ...(eligible.delegation && { standsInFor: [eligible.member.ref] }),
      }
    : { canDecide: false, code: eligible.code, reason: eligible.reason };
}
