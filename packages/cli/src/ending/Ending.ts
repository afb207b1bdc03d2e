import type { EndReason } from '@backstage-guardrails/policy-model';

/** What would end with a bundle, and why. @internal */
export type Ending = {
  id: string;
  /** What people know it by. */
  what: string;
  because: EndReason;
};

/** @internal */
export type Endings = {
  exceptions: { continue: number; end: Ending[] };
  approvals: { continue: number; end: Ending[] };
};
