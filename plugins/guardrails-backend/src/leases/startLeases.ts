import type {
  LifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { AccessProvider } from '@backstage-guardrails/plugin-guardrails-node';
import type { LeaseRoom } from './LeaseRoom';
import { Leases } from './Leases';
import { LeaseStore } from './LeaseStore';
import { Providers } from './Providers';
import { Reconciler } from './Reconciler';
import { scheduleReconciling } from './scheduleReconciling';

/** Puts the room together and begins to reconcile. @internal */
export async function startLeases(
  options: Omit<LeaseRoom, 'store' | 'providers'> & {
    accessProviders: AccessProvider[];
    scheduler: SchedulerService;
    lifecycle: LifecycleService;
  },
): Promise<Leases> {
  const { knex, logger, accessProviders, config } = options;
  const room: LeaseRoom = {
    ...options,
    store: new LeaseStore({ knex, seals: options.seals }),
    providers: new Providers({ providers: accessProviders, logger }),
  };
  const leases = new Leases(room);
  await scheduleReconciling({
    ...options,
    reconciler: new Reconciler(room),
    every: config.reconcileEvery,
  });
  return leases;
}
