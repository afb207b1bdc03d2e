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
  RootHealthService,
  RootLifecycleService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type {
  MetricsService,
  TracingService,
} from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  AccessProvider,
  DecisionSink,
  EntityFactSource,
  FactProvider,
  InputAdapter,
  LedgerAnchor,
  LedgerSigner,
} from '@backstage-guardrails/plugin-guardrails-node';

/** What the backend and other modules give to the service. @internal */
export type Services = {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  events: EventsService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  rootHealth: RootHealthService;
  rootLifecycle: RootLifecycleService;
  scaffolder: ScaffolderService;
  scheduler: SchedulerService;
  signals: SignalsService;
  tracing: TracingService;
  userInfo: UserInfoService;
  providers: FactProvider[];
  entityFacts: EntityFactSource[];
  adapters: InputAdapter[];
  sinks: DecisionSink[];
  anchors: LedgerAnchor[];
  accessProviders: AccessProvider[];
  signer?: LedgerSigner;
};
