import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { AccessProvider } from '@backstage-guardrails/plugin-guardrails-node';
import type { Outbox } from '../../announce';
import type { Task } from '../../base';
import type { EnvironmentConfig, LeasesConfig } from '../../base/config';
import type { Quotas } from '../../base/limits';
import type {
  DecisionRecorder,
  PolicyEvaluator,
} from '../../decision/decisions';
import type { CatalogFacts } from '../../decision/facts';
import type { Routes } from '../../http';
import type { Identity } from '../../identity';
import type { Recorder } from '../../record';
import type { ApprovalService } from '../approvals';
import { endLease } from './commands/endLease';
import { prepareLease } from './commands/prepareLease';
import { requestLease } from './commands/requestLease';
import { reviewLease } from './commands/reviewLease';
import { startLease } from './commands/startLease';
import { LeaseEvaluator } from './LeaseEvaluator';
import { Providers } from './Providers';
import { listLeases } from './queries/listLeases';
import { readLease } from './queries/readLease';
import { reconcileAtStart } from './reconciling/reconcileAtStart';
import { Reconciler } from './reconciling/Reconciler';
import { addLeaseRoutes } from './routes';
import { LeaseStore } from './store/LeaseStore';
import { leaseTasks } from './tasks';

/** Access of people to resources for a while: asked for, given, taken back, looked at again. @internal */
export function createLeases(
  options: Identity &
    Recorder & {
      outbox: Outbox;
      accessProviders: AccessProvider[];
      approvals: ApprovalService;
      catalog: CatalogFacts;
      config: LeasesConfig;
      decisions: DecisionRecorder;
      environments: EnvironmentConfig[];
      evaluator: PolicyEvaluator;
      lifecycle: LifecycleService;
      logger: LoggerService;
      quotas: Pick<Quotas, 'take'>;
    },
): { routes: Routes; tasks: Task[] } {
  const { access, accessProviders, config, logger } = options;
  const deps = {
    ...options,
    store: new LeaseStore(options),
    providers: new Providers({ providers: accessProviders, logger }),
    evaluator: new LeaseEvaluator(options),
  };
  const reconciler = new Reconciler(deps);
  reconcileAtStart({ ...options, reconciler });
  return {
    routes: tools =>
      addLeaseRoutes(tools, {
        access,
        leases: {
          offers: () => deps.providers.offers(),
          request: (caller, request) => requestLease(deps, caller, request),
          list: (caller, request) => listLeases(deps, caller, request),
          get: (caller, id) => readLease(deps, caller, id),
          prepare: (caller, id) => prepareLease(deps, caller, id),
          start: (caller, id) => startLease(deps, caller, id),
          end: (caller, id, reason) => endLease(deps, caller, { id, reason }),
          review: (caller, id, text) => reviewLease(deps, caller, { id, text }),
        },
      }),
    tasks: leaseTasks({ reconciler, every: config.reconcileEvery }),
  };
}
