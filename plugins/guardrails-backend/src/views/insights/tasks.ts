import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Task } from '../../base';
import { countEarlier } from './commands/countEarlier';
import { removeDays } from './commands/removeDays';

/** Counts what was recorded before there were counts, and removes days past their retention. @internal */
export function insightsTasks(options: {
  knex: Knex;
  logger: LoggerService;
  retention: number;
}): Task[] {
  const { knex, logger, retention } = options;
  return [
    {
      id: 'guardrails-insights',
      frequency: { minutes: 10 },
      timeout: { minutes: 60 },
      initialDelay: { seconds: 10 },
      fn: async () => {
        const counted = await countEarlier(knex);
        const removed = await removeDays(knex, retention);
        if (counted + removed > 0) {
          logger.info('Looked after Insights', { counted, removed });
        }
      },
    },
  ];
}
