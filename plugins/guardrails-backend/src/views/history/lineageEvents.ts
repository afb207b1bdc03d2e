import type { TimelineEvent } from '@backstage-guardrails/plugin-guardrails-common';
import type { Run } from '../../decision/decisions';

/** What a decision's timeline says of the task before. @internal */
export function lineageEvents(
  run: Run | undefined,
  at: string,
): TimelineEvent[] {
  if (run?.resumes !== undefined) {
    return [{ at, kind: 'continues', detail: `Task ${run.resumes}` }];
  }
  if (run?.unproven !== undefined) {
    return [
      {
        at,
        kind: 'continues-unproven',
        detail: `Task ${run.unproven}: no decision of that task about this target for this person is on record`,
      },
    ];
  }
  return [];
}
