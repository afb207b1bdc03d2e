import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  type BillingSource,
  billingSourcesExtensionPoint,
} from '@backstage-guardrails/plugin-entity-cost-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { startService } from './startService';

/** Loads billing data and allocates it to catalog entities. @public */
export const entityCostPlugin = createBackendPlugin({
  pluginId: 'entity-cost',
  register(env) {
    const sources: BillingSource[] = [];
    env.registerExtensionPoint(billingSourcesExtensionPoint, {
      addSource: source => {
        sources.push(source);
      },
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
      init: services => startService(services, sources),
    });
  },
});
