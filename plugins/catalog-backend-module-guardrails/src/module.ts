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
import { PolicyEntityProvider, readPolicies } from './policies';
import { createRouter, ProvisionedEntityProvider } from './provisioned';

/** Adds what was provisioned, the configured environments and the rules to the catalog. @public */
export const catalogModuleGuardrails = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'guardrails',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        database: coreServices.database,
        guardrails: guardrailsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init({
        auth,
        catalog,
        config,
        database,
        guardrails,
        httpAuth,
        httpRouter,
        logger,
        scheduler,
        userInfo,
      }) {
        await endOnFailedStart(async () => {
          const store = new ProvisionedStore({ knex: await migrate(database) });
          const provider = new ProvisionedEntityProvider({ store });
          const environments = readEnvironments(config);
          const environmentProvider = new EnvironmentEntityProvider({
            environments,
            owner:
              config.getOptionalString(
                'guardrails.catalog.environmentsOwner',
              ) ?? 'unknown',
          });
          catalog.addEntityProvider(provider, environmentProvider);
          const policies = readPolicies(config);
          if (policies) {
            const policyProvider = new PolicyEntityProvider({
              guardrails,
              auth,
              logger,
              policies,
              environments,
              portal: config
                .getOptionalString('app.baseUrl')
                ?.replace(/\/+$/, ''),
            });
            catalog.addEntityProvider(policyProvider);
            await scheduler.scheduleTask({
              id: 'guardrails-policies',
              frequency: { minutes: 10 },
              timeout: { minutes: 2 },
              initialDelay: { seconds: 20 },
              fn: signal => policyProvider.refresh(signal),
            });
          }
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
