import type { Outcome, RuleId } from '@backstage-guardrails/policy-model';

/** What another policy would have said of a decision, beside what was said. A warning is allowed. @public */
export type OutcomeChange =
  | 'newly-denied'
  | 'newly-needs-approval'
  | 'newly-allowed'
  | 'unchanged';

/** A rule that has more, or less, against a change than it had. @public */
export type RuleChange = { rule: RuleId; change: 'stricter' | 'milder' };

/** Facts that rules read and that were not known when the input was recorded. @public */
export type LackingFacts = {
  facts: string[];
  /** Without the rules that lack them the outcome is as it was, so that the policy may make no difference at all. */
  explain: boolean;
};

/** @internal */
export type Comparison = {
  change: OutcomeChange;
  before: Outcome;
  after: Outcome;
  /** Those that have a part in the change; none where it is `unchanged`. */
  rules: RuleChange[];
  lacking?: LackingFacts;
};

/**
 * What came of one recorded decision. One without a comparison was not judged, and is never to be read as unchanged.
 * @public
 */
export type ComparedDecision = { id: string } & (
  | ({ status: 'compared'; olderEngine?: string } & {
      change: OutcomeChange;
      before: Outcome;
      after: Outcome;
      rules: RuleChange[];
      lacking?: LackingFacts;
    })
  | { status: 'failed'; code: string; message: string }
);
