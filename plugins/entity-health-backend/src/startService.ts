import type {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  HttpRouterService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { PastHistorySource } from '@backstage-guardrails/plugin-entity-health-node';
import { entityHealthPermissions } from '@backstage-guardrails/plugin-entity-health-common';
import { EntityAccess } from './access';
import { Alerts } from './alerts';
import { HealthClient } from './client';
import { connect, pruneHistory } from './database';
import { discoverEndpoints } from './discovery';
import { createRouter } from './http';
import { PastHistoryImport } from './pastHistory';
import { observeHealth } from './metrics';
import { HealthPoller } from './poller';
import { readHealthConfig } from './readHealthConfig';
import {
  addEndpointRoutes,
  addEntityRoutes,
  addMaintenanceRoutes,
  addStatusRoutes,
} from './routes';

/** What the plugin needs of the backend. @internal */
type Services = {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  historySources: readonly PastHistorySource[];
  userInfo: UserInfoService;
};

/**
 * Discovers endpoints and prunes history in one replica at a time, and polls and answers requests in all of them.
 * Everything that can be wrong in configuration stops the start.
 * @internal
 */
export async function startService(services: Services): Promise<void> {
  const { auth, catalog, lifecycle, logger, scheduler } = services;
  const config = readHealthConfig(services.config);
  const { allow, credentials, interval, objective, operators } = config;
  const { timeout, retention } = config;
  const { historySources: sources } = services;
  const knex = await connect(services.database);
  const stopped = new AbortController();
  lifecycle.addShutdownHook(() => stopped.abort());
  const { signal } = stopped;

  const onChecked = observeHealth({ ...services, knex });
  services.permissionsRegistry.addPermissions(entityHealthPermissions);
  const access = new EntityAccess({ ...services, operators });
  const polling = !allow.isEmpty();
  const router = await createRouter({
    services,
    knex,
    access,
    routes: [
      tools => addStatusRoutes(tools, { polling, objective }),
      addEntityRoutes,
      tools => addEndpointRoutes(tools, { objective }),
      addMaintenanceRoutes,
    ],
  });
  services.httpRouter.use(router);

  const past = new PastHistoryImport({ knex, sources, logger });
  await scheduler.scheduleTask({
    id: 'entity-health-discover',
    frequency: { seconds: 30 },
    initialDelay: { seconds: 3 },
    timeout: { minutes: 5 },
    signal,
    fn: async ending => {
      const found = await discoverEndpoints({
        knex,
        catalog,
        auth,
        logger,
        interval,
      });
      logger.debug('Health endpoints are as the catalog declares', found);
      await past.run(ending);
    },
  });
  await scheduler.scheduleTask({
    id: 'entity-health-prune',
    frequency: { minutes: 10 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 10 },
    signal,
    fn: ending => pruneHistory(knex, { retention, signal: ending }),
  });

  if (!polling) {
    logger.warn(
      'No health endpoint is polled: entityHealth.allow is empty. Add the hosts and networks that may be polled, such as payments.example.com or 10.20.0.0/16.',
    );
    return;
  }
  if (config.notifications.enabled) {
    const { notifications } = services;
    const { remindEvery } = config.notifications;
    const alerts = new Alerts({ knex, notifications, logger, remindEvery });
    await scheduler.scheduleTask({
      id: 'entity-health-alerts',
      frequency: { seconds: 30 },
      initialDelay: { seconds: 30 },
      timeout: { minutes: 5 },
      signal,
      fn: () => alerts.run(),
    });
  }
  const { thresholds, limits, certificateWarningDays } = config;
  const client = new HealthClient({ allow, timeout });
  const poller = new HealthPoller({
    knex,
    client,
    credentials,
    logger,
    thresholds,
    limits,
    certificateWarningDays,
    onChecked,
  });
  lifecycle.addStartupHook(() => poller.start());
  lifecycle.addShutdownHook(async () => {
    await poller.stop();
    client.close();
  });
}
