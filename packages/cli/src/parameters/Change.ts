import type {
  EnvironmentClass,
  Json,
} from '@backstage-guardrails/policy-model';

/** Whether a change lets more through, less, or some more and some less; `unknown` where nothing says it. @internal */
export type Direction = 'looser' | 'stricter' | 'both' | 'unknown';

/** What is different in one class. `null` where there was, or is, nothing. @internal */
export type Change = {
  environmentClass: EnvironmentClass;
  /** As in the file: `values.maximumNodes`, `rules.network/flow-logs`, `approvers`. */
  place: string;
  before: Json;
  after: Json;
  direction: Direction;
};
