import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { guardrailsAccessExtensionPoint } from '@backstage-guardrails/plugin-guardrails-node';
import { DatabaseProcess } from './DatabaseProcess';
import { DemoDatabase } from './DemoDatabase';
import { readDatabase, refusalOfDatabase } from './readDatabase';

/**
 * Lends roles on a PostgreSQL of the demo. Only `app-config.demo.yaml` has the setting; without it there is none.
 *
 * @internal
 */
export const demoDatabaseModule = createBackendModule({
  pluginId: 'guardrails',
  moduleId: 'demo-database',
  register({ registerInit }) {
    registerInit({
      deps: {
        access: guardrailsAccessExtensionPoint,
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ access, config, lifecycle, logger }) {
        const database = readDatabase(config);
        if (database === undefined) return;
        const refusal = refusalOfDatabase(config);
        if (refusal !== undefined) {
          logger.warn(
            `No database of the demo: ${refusal}. Remove demo.database, or start the demo as it is.`,
          );
          return;
        }
        const server = new DatabaseProcess(database.server);
        lifecycle.addShutdownHook(() => server.stop());
        access.addAccessProvider(
          new DemoDatabase({ offer: database.offer, server, logger }),
        );
      },
    });
  },
});
