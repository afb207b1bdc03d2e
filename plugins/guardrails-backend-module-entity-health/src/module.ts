import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { entityHealthServiceRef } from '@backstage-guardrails/plugin-entity-health-node';
import {
  guardrailsEntityFactsExtensionPoint,
  guardrailsFactsExtensionPoint,
} from '@backstage-guardrails/plugin-guardrails-node';
import { createEntityHealthSource } from './createEntityHealthSource';
import { createHealthProvider } from './createHealthProvider';

/** Health of entities in decisions and in the sweep. @public */
export const guardrailsModuleEntityHealth = createBackendModule({
  pluginId: 'guardrails',
  moduleId: 'entity-health',
  register(env) {
    env.registerInit({
      deps: {
        facts: guardrailsFactsExtensionPoint,
        entityFacts: guardrailsEntityFactsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        health: entityHealthServiceRef,
      },
      async init({ facts, entityFacts, auth, catalog, health }) {
        facts.addFactProvider(createHealthProvider({ auth, health }));
        entityFacts.addEntityFactSource(
          createEntityHealthSource({ auth, catalog, health }),
        );
      },
    });
  },
});
