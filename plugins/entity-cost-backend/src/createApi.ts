import { budgetThresholds } from '@backstage-guardrails/plugin-entity-cost-common';
import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import {
  AccessControl,
  CallerIdentifier,
  readAccessConfig,
  registerPermissions,
} from './access';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  BudgetAlerts,
  BudgetBook,
  BudgetViews,
  readBudgetsConfig,
  readStaleConfig,
} from './budgets';
import { AnnotationReader, type CatalogReader, EntityIndex } from './entities';
import { EstimateBook } from './estimates';
import { createRouter } from './http';
import {
  MetricReader,
  PrometheusClient,
  readPrometheusConfig,
} from './metrics';
import type { Ingest } from './operate';
import { PeriodReader } from './queries';
import {
  budgetRoutes,
  costRoutes,
  estimateRoutes,
  exportRoutes,
  loadRoutes,
  metricRoutes,
  ruleRoutes,
  statusRoutes,
  uploadRoutes,
  usageRoutes,
} from './routes';
import type { RuleBook } from './rules';

/** Work that one replica does now and then. @internal */
type ApiTask = {
  id: string;
  minutes: number;
  run: (signal: AbortSignal) => Promise<void>;
};

/** What costs are read by, and watched with. @internal */
export async function createApi(options: {
  services: {
    auditor: AuditorService;
    auth: AuthService;
    catalog: CatalogService;
    config: RootConfigService;
    httpAuth: HttpAuthService;
    logger: LoggerService;
    metrics: Pick<MetricsService, 'createCounter'>;
    notifications: NotificationService;
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    userInfo: UserInfoService;
  };
  knex: Knex;
  catalog: Pick<CatalogReader, 'read'>;
  rules: RuleBook;
  ingest: Pick<Ingest, 'tryRules' | 'upload'>;
  /** Allocates again, soon. */
  allocateAgain: () => Promise<void>;
}): Promise<{ router: Router; tasks: ApiTask[] }> {
  const { services, knex, rules, ingest, allocateAgain } = options;
  const { config, auth, catalog, logger, userInfo } = services;
  const groups = readAccessConfig(config);
  const entities = new EntityIndex(knex);
  const access = new AccessControl({
    permissions: services.permissions,
    transform: registerPermissions({
      permissionsRegistry: services.permissionsRegistry,
      ownersOf: refs => entities.ownersOf(refs),
    }),
  });
  const periods = new PeriodReader(knex);
  const book = new BudgetBook({ knex, configured: readBudgetsConfig(config) });
  const views = new BudgetViews({ knex, entities, access });
  const annotations = new AnnotationReader({ catalog, auth, logger });
  const estimates = new EstimateBook(knex);
  const sent = services.metrics.createCounter('entity_cost.budget.alerts', {
    description: 'Notifications about budgets that were sent, by threshold',
  });
  // There from the start, so that the first alert is an increase.
  for (const threshold of budgetThresholds) sent.add(0, { threshold });
  const router = await createRouter({
    services,
    identifier: new CallerIdentifier({ auth, userInfo, access: groups }),
    streams: [uploadRoutes({ knex, access, ingest })],
    routes: [
      statusRoutes({
        knex,
        access,
        periods,
        hasFinanceGroups: groups.readers.length + groups.managers.length > 0,
      }),
      costRoutes({
        knex,
        access,
        entities,
        annotations,
        periods,
        book,
        views,
      }),
      usageRoutes({ knex, access, entities, periods }),
      metricRoutes({ access, entities, metrics: createMetrics(services) }),
      exportRoutes({ knex, access, periods }),
      budgetRoutes({
        knex,
        access,
        periods,
        book,
        views,
        staleAfterDays: readStaleConfig(config),
      }),
      loadRoutes({ knex, access }),
      ruleRoutes({ access, periods, rules, ingest, allocateAgain }),
      estimateRoutes({ access, entities, periods, estimates }),
    ],
  });
  const alerts = new BudgetAlerts({
    knex,
    book,
    entities,
    periods,
    notifications: services.notifications,
    logger,
    financeGroups: groups.readers,
    sent: threshold => sent.add(1, { threshold }),
  });
  const notify = config.getOptionalBoolean('entityCost.notifications') ?? true;
  return {
    router,
    tasks: [
      {
        id: 'entity-cost-entities',
        minutes: 2,
        run: async () => {
          await options.catalog.read();
        },
      },
      {
        id: 'entity-cost-estimates',
        minutes: 24 * 60,
        run: signal => estimates.prune(signal),
      },
      ...(notify
        ? [
            {
              id: 'entity-cost-budgets',
              minutes: 60,
              run: (signal: AbortSignal) => alerts.run({ signal }),
            },
          ]
        : []),
    ],
  };
}

function createMetrics(services: {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  logger: LoggerService;
}): MetricReader | undefined {
  const { auth, catalog, config, logger } = services;
  const settings = readPrometheusConfig(config);
  if (!settings) return undefined;
  const { queries } = settings;
  const prometheus = new PrometheusClient(settings);
  return new MetricReader({ queries, prometheus, auth, catalog, logger });
}
