import type { LifecycleService } from '@backstage/backend-plugin-api';
import type { AccessProvider } from '@backstage-guardrails/plugin-guardrails-node';
import type { Task } from '../../base';
import type { Routes } from '../../http';
import type { LeaseDeps } from './LeaseDeps';
import { Leases } from './Leases';
import { LeaseStore } from './store/LeaseStore';
import { Providers } from './Providers';
import { reconcileAtStart } from './reconciling/reconcileAtStart';
import { Reconciler } from './reconciling/Reconciler';
import { addLeaseRoutes } from './routes';
import { leaseTasks } from './tasks';

/** Access for a while. @internal */
export function createLeases(
  options: Omit<LeaseDeps, 'store' | 'providers'> & {
    accessProviders: AccessProvider[];
    lifecycle: LifecycleService;
  },
): { routes: Routes; tasks: Task[] } {
  const { knex, seals, logger, accessProviders, config } = options;
  const deps: LeaseDeps = {
    ...options,
    store: new LeaseStore({ knex, seals }),
    providers: new Providers({ providers: accessProviders, logger }),
  };
  const leases = new Leases(deps);
  const reconciler = new Reconciler(deps);
  reconcileAtStart({ ...options, reconciler });
  return {
    routes: tools => addLeaseRoutes(tools, { leases }),
    tasks: leaseTasks({ reconciler, every: config.reconcileEvery }),
  };
}
