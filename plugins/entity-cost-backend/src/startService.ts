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
import type { BillingSource } from '@backstage-guardrails/plugin-entity-cost-node';
import { createApi } from './createApi';
import { connect } from './database';
import { CatalogReader } from './entities';
import { startIngest } from './startIngest';

/** Starts the plugin. Everything that can be wrong in configuration stops the start. @internal */
export async function startService(
  services: {
    auditor: AuditorService;
    auth: AuthService;
    catalog: CatalogService;
    config: RootConfigService;
    database: DatabaseService;
    httpAuth: HttpAuthService;
    httpRouter: HttpRouterService;
    lifecycle: LifecycleService;
    logger: LoggerService;
    metrics: Pick<MetricsService, 'createCounter' | 'createObservableGauge'>;
    notifications: NotificationService;
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    scheduler: SchedulerService;
    userInfo: UserInfoService;
  },
  sources: readonly BillingSource[],
): Promise<void> {
  const { httpRouter, scheduler } = services;
  const knex = await connect(services.database);
  const catalog = new CatalogReader({
    knex,
    catalog: services.catalog,
    auth: services.auth,
  });
  const { ingest, rules } = await startIngest({
    services,
    knex,
    catalog,
    sources,
  });
  const { router, tasks } = await createApi({
    services,
    knex,
    catalog,
    rules,
    ingest,
    allocateAgain: () => scheduler.triggerTask('entity-cost-allocate'),
  });
  httpRouter.use(router);
  for (const { id, minutes, run } of tasks) {
    await scheduler.scheduleTask({
      id,
      frequency: { minutes },
      timeout: { minutes: 30 },
      initialDelay: { seconds: 10 },
      fn: run,
    });
  }
}
