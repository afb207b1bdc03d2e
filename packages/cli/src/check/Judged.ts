import type { Digest, Verdict } from '@backstage-guardrails/policy-model';

/** The answer for one file. @internal */
export type Judged = {
  file: string;
  verdict: Verdict;
  evidence: { digest: Digest; format: string };
  /** Whether a server with its own configuration vouches for actor, action and environment. */
  attested: boolean;
  /** What was judged, for the first line of the text: `production · resource:default/checkout-db`. */
  subject: string;
  changedResources?: number;
  decision?: { id: string; url?: string };
};

/** A file that could not be judged; it never counts as a pass. @internal */
export type Failure = { file: string; code: string; message: string };

/** One of the two for each file. @internal */
export type Answer =
  | { status: 'judged'; judged: Judged }
  | { status: 'failed'; failure: Failure };

/** Judges the bytes of one file. @internal */
export type JudgeFile = (evidence: {
  file: string;
  bytes: Uint8Array;
  format?: string;
}) => Promise<Judged>;
