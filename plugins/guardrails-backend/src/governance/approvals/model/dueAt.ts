import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import { addMilliseconds } from '../../../base/time';

const MINUTE = 60_000;

/** When the schedule has to look at a request next: an escalation that was not recorded yet, or its end. @internal */
export function dueAt(options: {
  requestedAt: string;
  expiresAt: string;
  requirements: ApprovalRequirement[];
  escalated: number[];
}): string {
  const { requestedAt, expiresAt, requirements, escalated } = options;
  const times = requirements.flatMap(({ escalation }, index) =>
    escalation && !escalated.includes(index)
      ? [addMilliseconds(requestedAt, escalation.afterMinutes * MINUTE)]
      : [],
  );
  return [...times, expiresAt].sort()[0];
}
