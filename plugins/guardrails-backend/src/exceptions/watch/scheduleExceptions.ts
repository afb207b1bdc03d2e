import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { carryOver, type CarryOverRoom } from '../carryOver';
import type { ExceptionsRoom } from '../ExceptionsRoom';
import { announceEnds } from './announceEnds';
import { checkControls } from './checkControls';
import { keepDebt } from './keepDebt';

/** What time does to exceptions, once across all replicas. @internal */
export async function scheduleExceptions(
  options: {
    scheduler: SchedulerService;
    logger: LoggerService;
    carrying: CarryOverRoom;
  } & ExceptionsRoom,
): Promise<void> {
  const { scheduler, logger, carrying, ...room } = options;
  await scheduler.scheduleTask({
    id: 'guardrails-exceptions',
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 20 },
    fn: async () => {
      // A replica of an earlier version can have granted one since the start.
      await carryOver(carrying);
      const announced = await announceEnds(room);
      const checked = await checkControls(room);
      if (announced + checked > 0) {
        logger.info('Looked after exceptions', { announced, checked });
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'guardrails-exception-debt',
    frequency: { hours: 1 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 1 },
    fn: () => keepDebt(room),
  });
}
