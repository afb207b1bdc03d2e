import type {
  BundleReference,
  DecisionId,
  Digest,
  Input,
  Parameters,
  Snapshot,
  Verdict,
} from '@backstage-guardrails/policy-model';

/** A document by its digest, or the statement that it is not there any more, when since and by what. @public */
export type KeptDocument<T> =
  | { status: 'kept'; digest: Digest; value: T }
  | { status: 'erased'; digest: Digest; erasedAt?: string; erasedBy: string };

/**
 * All that the verdict of a decision was made of. Whoever has it, and the bundle, can make the verdict again
 * without this service, and compare bytes.
 * @public
 */
export type ReplayMaterial = {
  decision: DecisionId;
  /** Instant that was evaluated with; it is a part of the input as well. */
  evaluatedAt: string;
  /** What evaluated then. */
  engine: { name: string; version: string };
  /** As it was recorded. */
  verdict: Verdict;
  bundle: BundleReference & {
    status: 'kept' | 'erased';
    erasedBy?: string;
  };
  input: KeptDocument<Input>;
  parameters: KeptDocument<Parameters>;
  snapshot: KeptDocument<Snapshot>;
};
