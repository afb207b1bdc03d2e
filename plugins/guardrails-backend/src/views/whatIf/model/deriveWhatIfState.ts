import type { WhatIfState } from '@backstage-guardrails/plugin-guardrails-common';
import type { WhatIfRow } from './rows';

/** A replica that has said nothing for so long does not run any more. @internal */
export const SILENT_AFTER = 30_000;

/** Follows from facts and the clock, so that a replica that ended leaves nothing that runs for ever. @internal */
export function deriveWhatIfState(options: {
  outcome: WhatIfRow['outcome'];
  /** When its replica was heard of, where it holds the one place. */
  beatAt: string | null;
  now: string;
}): WhatIfState {
  const { outcome, beatAt, now } = options;
  if (outcome !== null) return outcome;
  const heard =
    beatAt !== null && Date.parse(now) - Date.parse(beatAt) <= SILENT_AFTER;
  return heard ? 'running' : 'interrupted';
}
