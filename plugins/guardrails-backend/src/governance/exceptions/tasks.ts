import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Task } from '../../base';
import { carryOver, type CarryOverDeps } from './carryOver';
import type { ExceptionDeps } from './ExceptionDeps';
import { announceEnds } from './commands/announceEnds';
import { checkControls } from './commands/checkControls';
import { keepDebt } from './commands/keepDebt';

/** What time does to exceptions. @internal */
export function exceptionTasks(options: {
  logger: LoggerService;
  carrying: CarryOverDeps;
  deps: Pick<
    ExceptionDeps,
    'config' | 'knex' | 'ledger' | 'log' | 'outbox' | 'policy' | 'seals'
  >;
}): Task[] {
  const { logger, carrying, deps } = options;
  return [
    {
      id: 'guardrails-exceptions',
      frequency: { minutes: 1 },
      timeout: { minutes: 10 },
      initialDelay: { seconds: 20 },
      fn: async () => {
        // A replica of an earlier version can have granted one since the start.
        await carryOver(carrying);
        const announced = await announceEnds(deps);
        const checked = await checkControls(deps);
        if (announced + checked > 0) {
          logger.info('Looked after exceptions', { announced, checked });
        }
      },
    },
    {
      id: 'guardrails-exception-debt',
      frequency: { hours: 1 },
      timeout: { minutes: 10 },
      initialDelay: { minutes: 1 },
      fn: () => keepDebt(deps),
    },
  ];
}
