import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import {
  endOnFailedStart,
  guardrailsServiceRef,
} from '@backstage-guardrails/plugin-guardrails-node';
import { migrate, ProvisionedStore } from './database';
import { EnvironmentEntityProvider, readEnvironments } from './environments';
import { createRouter, ProvisionedEntityProvider } from './provisioned';

/** Adds what was provisioned and the configured environments to the catalog. @public */
export const catalogModuleGuardrails = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'guardrails',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        database: coreServices.database,
        guardrails: guardrailsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        userInfo: coreServices.userInfo,
      },
      async init({
        catalog,
        config,
        database,
        guardrails,
        httpAuth,
        httpRouter,
        userInfo,
      }) {
        await endOnFailedStart(async () => {
          const store = new ProvisionedStore({ knex: await migrate(database) });
          const provider = new ProvisionedEntityProvider({ store });
          const environments = new EnvironmentEntityProvider({
            environments: readEnvironments(config),
            owner:
              config.getOptionalString(
                'guardrails.catalog.environmentsOwner',
              ) ?? 'unknown',
          });
          catalog.addEntityProvider(provider, environments);
          httpRouter.use(
            createRouter({
              httpAuth,
              enforcementPoints: config.getOptionalStringArray(
                'guardrails.access.enforcementPoints',
              ) ?? ['plugin:scaffolder'],
              recording: {
                guardrails,
                userInfo,
                store,
                provider,
                operators:
                  config.getOptionalStringArray(
                    'guardrails.access.operators',
                  ) ?? [],
              },
            }),
          );
        });
      },
    });
  },
});
