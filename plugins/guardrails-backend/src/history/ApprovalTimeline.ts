import type {
  ApprovalState,
  TimelineEvent,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import type { Caller } from '../actors';

/** What a decision's page needs of approvals. @internal */
export interface ApprovalTimeline {
  /** The newest request for approval of the decision's fingerprint, and what happened to it. */
  ofDecision(decision: Decision): Promise<{
    approval?: { id: string; state: ApprovalState };
    timeline: TimelineEvent[];
  }>;
  /** Whether the caller has a part in that request: whoever is asked to consent has to see to what. */
  maySee(caller: Caller, decision: Decision): Promise<boolean>;
}
