import type {
  WhatIf,
  WhatIfResult,
} from '@backstage-guardrails/plugin-guardrails-common';
import { addMilliseconds } from '../../../base/time';
import { deriveWhatIfState } from './deriveWhatIfState';
import type {
  PolicyReference,
  ResultCounts,
  ResultDetail,
  WhatIfResultRow,
  KnownWhatIfRow,
} from './rows';

/** How long results are kept. @internal */
export const KEPT = 30 * 24 * 60 * 60_000;

/** @internal */
export function toWhatIf(
  row: KnownWhatIfRow,
  known: {
    counts: ResultCounts;
    now: string;
  },
): WhatIf {
  const { counts, now } = known;
  return {
    id: row.id,
    state: deriveWhatIfState({
      outcome: row.outcome,
      beatAt: row.beat_at,
      now,
    }),
    startedAt: row.started_at,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    expiresAt: addMilliseconds(row.started_at, KEPT),
    since: row.since,
    until: row.until,
    total: row.total,
    leftOut: row.left_out,
    counts: { ...counts, unchanged: row.unchanged },
    ...(row.policy !== null && (JSON.parse(row.policy) as PolicyReference)),
    ...(row.error !== null && { error: JSON.parse(row.error) }),
  };
}

/** @internal */
export function toWhatIfResult(row: WhatIfResultRow): WhatIfResult {
  const { message, ...detail } = JSON.parse(row.detail) as ResultDetail;
  return {
    decision: row.decision_id,
    recordedAt: row.recorded_at,
    result: row.result,
    before: row.before,
    ...(row.after !== null && { after: row.after }),
    ...(row.target_ref !== null && { target: row.target_ref }),
    ...(row.team !== null && { team: row.team }),
    ...(row.environment !== null && { environment: row.environment }),
    ...detail,
    ...(row.older_engine !== null && { olderEngine: row.older_engine }),
    ...(row.reason !== null && {
      reason: { code: row.reason, message: message ?? '' },
    }),
  };
}
