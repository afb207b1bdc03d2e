import type { Task } from '../../base';
import type { Reconciler } from './reconciling/Reconciler';

/** @internal */
export function leaseTasks(options: {
  reconciler: Pick<Reconciler, 'reconcile'>;
  every: number;
}): Task[] {
  const { reconciler, every } = options;
  return [
    {
      id: 'guardrails-reconcile-leases',
      frequency: { milliseconds: every },
      // A process that dies here keeps the others from it for so long. Two at once do no harm.
      timeout: { minutes: 1 },
      initialDelay: { milliseconds: every },
      fn: () => reconciler.reconcile(),
    },
  ];
}
