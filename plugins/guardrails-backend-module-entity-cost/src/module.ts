import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { entityCostServiceRef } from '@backstage-guardrails/plugin-entity-cost-node';
import {
  endOnFailedStart,
  guardrailsEntityFactsExtensionPoint,
  guardrailsFactsExtensionPoint,
} from '@backstage-guardrails/plugin-guardrails-node';
import { createBudgetProvider } from './createBudgetProvider';
import { createEntityBudgetSource } from './createEntityBudgetSource';
import { createEstimateProvider } from './createEstimateProvider';
import { readPriceBook } from './readPriceBook';

/** Budgets and estimates in decisions, and budgets in the sweep. @public */
export const guardrailsModuleEntityCost = createBackendModule({
  pluginId: 'guardrails',
  moduleId: 'entity-cost',
  register(env) {
    env.registerInit({
      deps: {
        facts: guardrailsFactsExtensionPoint,
        entityFacts: guardrailsEntityFactsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        costs: entityCostServiceRef,
      },
      init: ({ facts, entityFacts, auth, config, costs }) =>
        endOnFailedStart(async () => {
          const book = await readPriceBook(config);
          facts.addFactProvider(createBudgetProvider({ auth, costs, book }));
          facts.addFactProvider(createEstimateProvider(book));
          entityFacts.addEntityFactSource(
            createEntityBudgetSource({ auth, costs }),
          );
        }),
    });
  },
});
