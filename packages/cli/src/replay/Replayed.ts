import type { Replay } from '@backstage-guardrails/policy-decision';

/** A part that the server does not have any more. @internal */
export type Erased = {
  part: 'bundle' | 'parameters' | 'snapshot' | 'input';
  erasedAt?: string;
  erasedBy: string;
};

/** How replaying one decision ended. @internal */
export type Replayed = { decision: string } & (
  | (Replay & { outcome: string; engine: string })
  | { status: 'erased'; erased: Erased[] }
  | { status: 'failed'; code: string; message: string }
);
