import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  endOnFailedStart,
  guardrailsAccessExtensionPoint,
  reportConditions,
} from '@backstage-guardrails/plugin-guardrails-node';
import { PostgresAccess } from './PostgresAccess';
import { readConfig } from './readConfig';

/** Leases on PostgreSQL. @public */
export const guardrailsModuleAccessPostgres = createBackendModule({
  pluginId: 'guardrails',
  moduleId: 'access-postgres',
  register(env) {
    env.registerInit({
      deps: {
        access: guardrailsAccessExtensionPoint,
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ access, config, lifecycle, logger }) {
        await endOnFailedStart(async () => {
          const databases = readConfig(config);
          if (databases.length > 0) {
            const provider = new PostgresAccess({ databases, logger });
            access.addAccessProvider(provider);
            // Servers that do not answer keep nothing else from starting.
            lifecycle.addStartupHook(async () =>
              reportConditions(logger, await provider.conditions()),
            );
          }
        });
      },
    });
  },
});
