import {
  type Bundle,
  type WorkerEnd,
  WorkerPool,
  type Workload,
} from '@backstage-guardrails/policy-engine';
import { workerEntry } from '../worker/workerEntry';

/**
 * Evidence above this many bytes is evaluated in a worker; below, a worker would cost more than it saves. Evidence of
 * this size that was made to be slow keeps a thread busy for some tens of milliseconds, with the shipped rules.
 * @public
 */
export const WORKER_THRESHOLD = 16 * 1024;

type Lanes = {
  /** Where evidence is evaluated; none for this thread. */
  poolFor(evidence: {
    bytes: number;
    bundle: Bundle;
    oneOfMany?: boolean;
  }): WorkerPool | undefined;
  /** One thread for background work, so that it takes none from requests. */
  background: WorkerPool;
  workload(): Workload;
  close(): Promise<void>;
};

/** Threads for big evidence, and others for small evidence whose rules may be slow. Each starts with its first job. @internal */
export function createLanes(options: {
  size?: number;
  queueLimit?: number;
  smallQueueLimit?: number;
  isQuick?: (bundle: Bundle) => boolean;
  ended?: (reason: WorkerEnd) => void;
}): Lanes {
  const { size = 1, ended, isQuick = () => false } = options;
  const { queueLimit = 32, smallQueueLimit = 256 } = options;
  const shared = { ...workerEntry(), size, ended };
  const big = new WorkerPool({ ...shared, queueLimit });
  const small = new WorkerPool({ ...shared, queueLimit: smallQueueLimit });
  const background = new WorkerPool({ ...shared, size: 1, queueLimit });
  return {
    background,
    poolFor({ bytes, bundle, oneOfMany = false }) {
      if (bytes > WORKER_THRESHOLD) return big;
      return isQuick(bundle) && !oneOfMany ? undefined : small;
    },
    workload: () => ({
      running: big.workload.running + small.workload.running,
      waiting: big.workload.waiting + small.workload.waiting,
    }),
    async close() {
      await Promise.all([big.close(), small.close(), background.close()]);
    },
  };
}
