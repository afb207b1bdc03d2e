import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Reconciler } from './Reconciler';

/** Now, because the last process may have died in the middle of something, and then from time to time. @internal */
export async function scheduleReconciling(options: {
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  reconciler: Reconciler;
  every: number;
}): Promise<void> {
  const { scheduler, lifecycle, logger, reconciler, every } = options;
  lifecycle.addStartupHook(() => {
    // Not awaited: a system that does not answer must not keep the service from starting.
    void reconciler.reconcile().catch(error => {
      logger.error('Leases could not be reconciled at the start', {
        error: String(error),
      });
    });
  });
  await scheduler.scheduleTask({
    id: 'guardrails-reconcile-leases',
    frequency: { milliseconds: every },
    // A process that dies here keeps the others from it for so long. Two at once do no harm.
    timeout: { minutes: 1 },
    initialDelay: { milliseconds: every },
    fn: () => reconciler.reconcile(),
  });
}
