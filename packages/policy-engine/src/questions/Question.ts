import type { Rule } from '@backstage-guardrails/policy-model';

/** One call of the policy: a document without its dispatch, and the rules that are put to it. @internal */
export type Question = {
  /** The text of a JSON object with at least one member. */
  body: string;
  rules: Rule[];
  /** Set where other questions put the same rules to other changes: addresses that only this one has. */
  slice?: ReadonlySet<string>;
};
