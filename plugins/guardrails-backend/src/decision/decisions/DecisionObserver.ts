import type {
  Finding,
  Outcome,
  Target,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';

/** A decision that is being recorded, as far as others follow from it. @internal */
export type NewDecision = {
  id: string;
  recordedAt: string;
  actor: { kind: string; ref: string; groups?: string[] };
  target: Target;
  /** Of the evidence. */
  format: string;
  outcome: Outcome;
  findings: Finding[];
  /** Ids of the rules that have findings, without repeats. */
  rules: string[];
};

/**
 * Writes what follows from decisions, in the transaction that records them: nothing is counted twice or lost. A decision
 * that repeats another one is not among them.
 * @internal
 */
export interface DecisionObserver {
  recorded(
    transaction: Knex.Transaction,
    decisions: NewDecision[],
  ): Promise<void>;

  /** Decisions about a target that was new get its owner. */
  ownerLearned(
    transaction: Knex.Transaction,
    learned: { decisions: string[]; owner: string },
  ): Promise<void>;
}
