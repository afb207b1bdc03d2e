import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PlanRecord, PlanStore } from '../plans';
import { endStrays, killGroup, markOfDirectory } from '../runner';
import { isRunning } from './describeProcess';
import { isOver } from './removeExpiredPlans';

const POLL_MS = 100;

/**
 * After a start: ends what an earlier process of this backend left running, records those applies as
 * unknown, however long ago they began, and removes plans that were never finished or can no longer be applied. The embedded runner's data folder
 * belongs to one backend at a time, so nobody else's apply is among them.
 * @internal
 */
export async function recoverPlans(options: {
  plans: PlanStore;
  logger: LoggerService;
  interruptGraceMs: number;
  now: Date;
  scheduled: string;
}): Promise<void> {
  const { plans, logger, now, scheduled } = options;
  for (const { directory, record } of await plans.list()) {
    if (!record || isOver(record, { now, scheduled })) {
      await endStrays({ mark: markOfDirectory(directory) });
      await plans.remove(directory);
    } else if (record.progress.status === 'applying') {
      await stop(options, record);
      // What leads the group may be gone, and a provider not.
      await endStrays({ mark: markOfDirectory(directory) });
      const { grant } = record.progress;
      await plans.write(directory, {
        ...record,
        progress: { status: 'unknown', ...(grant && { grant }) },
      });
      logger.warn('An apply was cut off when the backend ended', {
        task: record.task,
        target: record.target.ref,
      });
    }
  }
}

async function stop(
  options: { interruptGraceMs: number },
  record: PlanRecord,
): Promise<void> {
  if (record.progress.status !== 'applying') return;
  const { process: mark } = record.progress;
  if (!mark || !(await isRunning(mark))) return;
  killGroup(mark.pid, 'SIGINT');
  for (let left = options.interruptGraceMs; left > 0; left -= POLL_MS) {
    await sleep(POLL_MS);
    if (!(await isRunning(mark))) return;
  }
  killGroup(mark.pid, 'SIGKILL');
}
