import type { Decision } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';

/** A decision and the input it was made from; the input is absent where it was removed. @internal */
export type EvaluatedDecision = { decision: Decision; input?: Uint8Array };

/** A change that was applied, and what was seen of it. @internal */
export type AppliedChange = {
  /** The decision about the plan. */
  planned: EvaluatedDecision;
  /** The decision about what was there afterwards. */
  afterwards?: EvaluatedDecision;
  /** What came into being, as the enforcement point reported it. */
  entity?: string;
};

/** Writes an applied change, in the transaction that records its outcome. @internal */
export type RecordApplied = (
  transaction: Knex.Transaction,
  at: string,
) => Promise<void>;

/**
 * Keeps what is deployed. Called for changes that were applied only: a request, a change that failed, and one whose
 * result is not known say nothing about what is there.
 * @internal
 */
export interface AppliedChanges {
  /** Reads everything before the transaction, which then only writes. */
  prepare(change: AppliedChange): Promise<RecordApplied>;
}
