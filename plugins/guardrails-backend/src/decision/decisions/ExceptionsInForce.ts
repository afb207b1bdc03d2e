import type { Snapshot, Target } from '@backstage-guardrails/policy-model';

/** What evaluating needs of exceptions. @internal */
export interface ExceptionsInForce {
  /**
   * Exceptions that are in force for a target at an instant, as one snapshot, kept under its digest so that
   * a decision can be replayed. Its cost grows with the exceptions of the target, not of the organisation.
   */
  snapshotFor(target: Target, instant: Date): Promise<Snapshot>;
}
