import type { PreApprovalRefusal } from '@backstage-guardrails/policy-model';

/** Why people are asked. @internal */
export type Refusal = { code: PreApprovalRefusal; message: string };

/** @internal */
export function refusal(code: PreApprovalRefusal, message: string): Refusal {
  return { code, message };
}
