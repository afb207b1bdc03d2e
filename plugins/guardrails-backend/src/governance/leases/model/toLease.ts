import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import type { DecisionId } from '@backstage-guardrails/policy-model';
import type { LeaseReportRow, LeaseReviewRow, LeaseRow } from './rows';
import { deriveLeaseState } from './deriveLeaseState';

/** A lease as people see it. @internal */
export function toLease(options: {
  row: LeaseRow;
  reports: LeaseReportRow[];
  reviews: LeaseReviewRow[];
  now: string;
}): Lease {
  const { row, reports, reviews, now } = options;
  const state = deriveLeaseState(row, now);
  return {
    id: row.id,
    state,
    person: row.person,
    resource: row.resource,
    ...(row.owner !== null && { owner: row.owner }),
    role: row.role,
    minutes: row.minutes,
    purpose: row.purpose,
    ...(row.incident !== null && { incident: row.incident }),
    breakGlass: row.break_glass === 1,
    decision: row.decision_id as DecisionId,
    ...(row.approval_id !== null && { approval: row.approval_id }),
    requestedAt: row.requested_at,
    ...(row.started_at !== null && { startedAt: row.started_at }),
    ...(row.ends_at !== null && { endsAt: row.ends_at }),
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    ...explainState(row, state),
    report: reports
      .filter(({ lease_id: lease }) => lease === row.id)
      .map(({ text }) => text),
    ...(row.ended_at === null &&
      row.obstacles !== null && { obstacles: JSON.parse(row.obstacles) }),
    ...(row.usage !== null && { usage: JSON.parse(row.usage) }),
    reviews: reviews
      .filter(({ lease_id: lease }) => lease === row.id)
      .map(({ person, at, text }) => ({ person, at, text })),
  };
}

function explainState(row: LeaseRow, state: Lease['state']) {
  if (row.end_reason !== null) return { endReason: row.end_reason };
  return state === 'ended' ? { endReason: 'Not started in time' } : {};
}
