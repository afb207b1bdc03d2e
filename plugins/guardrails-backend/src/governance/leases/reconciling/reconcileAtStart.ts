import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Reconciler } from './Reconciler';

/** Because the last process may have died in the middle of something. @internal */
export function reconcileAtStart(options: {
  lifecycle: Pick<LifecycleService, 'addStartupHook'>;
  logger: Pick<LoggerService, 'error'>;
  reconciler: Pick<Reconciler, 'reconcile'>;
}): void {
  const { lifecycle, logger, reconciler } = options;
  lifecycle.addStartupHook(() => {
    // Not awaited: a system that does not answer must not keep the service from starting.
    void reconciler.reconcile().catch(error => {
      logger.error('Leases could not be reconciled at the start', {
        error: String(error),
      });
    });
  });
}
