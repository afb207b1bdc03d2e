import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  entityHealthPastHistoryExtensionPoint,
  type PastHistorySource,
} from '@backstage-guardrails/plugin-entity-health-node';
import { startService } from './startService';

/** Checks the health endpoints of catalog entities. @public */
export const entityHealthPlugin = createBackendPlugin({
  pluginId: 'entity-health',
  register(env) {
    const historySources: PastHistorySource[] = [];
    env.registerExtensionPoint(entityHealthPastHistoryExtensionPoint, {
      addSource: source => historySources.push(source),
    });
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      init: services => startService({ ...services, historySources }),
    });
  },
});
