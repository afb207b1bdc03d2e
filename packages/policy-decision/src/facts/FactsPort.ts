import type { Facts } from '@backstage-guardrails/policy-model';

/**
 * What an input refers to outside of itself. All lists are distinct and sorted.
 * @public
 */
export type References = {
  /** Entity ref of the target. */
  target?: string;
  /** Values of owner tags. */
  owners: string[];
  /** Values of cost centre tags. */
  costCentres: string[];
};

/**
 * Looks up what is known about what an input refers to.
 *
 * It answers for these references and for nothing else, so that its cost does not grow with the organisation.
 * What it cannot find out it states as `absent` with the reason; a rule that needs the fact then says that it
 * cannot evaluate. It rejects only where asking itself failed and the request must be refused.
 * @public
 */
export interface FactsPort {
  factsFor(
    references: References,
    options: { signal?: AbortSignal },
  ): Promise<Facts>;
}

/** Knows nothing: for hosts without a catalog. @public */
export const noFacts: FactsPort = { factsFor: async () => ({}) };
