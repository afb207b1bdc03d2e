import type {
  ApprovalState,
  TimelineEvent,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import type { ApprovalParticipants } from '../../decision/decisions';

/** What a decision's page needs of approvals. @internal */
export interface ApprovalTimeline extends ApprovalParticipants {
  /** The request for approval of the decision, or of the same change at that time, and what happened to it. */
  ofDecision(decision: Decision): Promise<{
    approval?: { id: string; state: ApprovalState };
    timeline: TimelineEvent[];
  }>;
}
