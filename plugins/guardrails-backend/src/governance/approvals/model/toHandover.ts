import type { Handover } from '@backstage-guardrails/plugin-guardrails-common';
import type { HandoverRow } from './rows';

/** @internal */
export function toHandover(row: HandoverRow): Handover {
  return {
    from: row.giver,
    to: row.taker,
    reason: row.reason,
    at: row.at,
    ...(row.returned_at !== null && { returnedAt: row.returned_at }),
  };
}
