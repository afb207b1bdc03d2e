import type { PriceBook } from '@backstage-guardrails/plugin-entity-cost-common';
import type { FactProvider } from '@backstage-guardrails/plugin-guardrails-node';
import { estimateFact, typesOf } from './estimateFact';
import { absent, known, SOURCE } from './facts';

const ESTIMATE = 'cost.estimate';

/** What a plan adds to the costs of a month. @internal */
export function createEstimateProvider(book: PriceBook): FactProvider {
  return {
    id: SOURCE,
    names: [ESTIMATE],
    resourceTypes: typesOf(book),
    async facts({ references }) {
      const { resources } = references;
      return {
        [ESTIMATE]: resources
          ? known(estimateFact(resources, book))
          : absent('The request does not name all resources that change.'),
      };
    },
  };
}
