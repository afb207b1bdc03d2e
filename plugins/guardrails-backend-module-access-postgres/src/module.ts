import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { guardrailsAccessExtensionPoint } from '@backstage-guardrails/plugin-guardrails-node';
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
        logger: coreServices.logger,
      },
      async init({ access, config, logger }) {
        const databases = readConfig(config);
        if (databases.length > 0) {
          access.addAccessProvider(new PostgresAccess({ databases, logger }));
        }
      },
    });
  },
});
