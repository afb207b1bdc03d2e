import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Task } from '../../base';
import { countFindings } from './commands/countFindings';
import { fillHistory, type HistoryDeps } from './commands/fillHistory';
import { learnEntities, type LearningDeps } from './commands/learnEntities';
import { removeClosed } from './commands/removeClosed';

/**
 * Fills findings after an upgrade, removes those that ended long ago, asks the catalog whose they are, and counts them.
 * Once across all replicas.
 * @internal
 */
export function findingTasks(
  options: HistoryDeps & LearningDeps & { logger: LoggerService },
): Task[] {
  const { logger, ...deps } = options;
  return [
    {
      id: 'guardrails-findings',
      frequency: { minutes: 5 },
      timeout: { minutes: 30 },
      initialDelay: { seconds: 5 },
      fn: async () => {
        const read = await fillHistory(deps);
        const removed = await removeClosed(deps.knex);
        if (read + removed > 0) {
          logger.info('Looked after findings', { read, removed });
        }
        // Counts do not wait for a catalog that is away: they are of whose the findings were.
        await learnEntities(deps).catch(error =>
          logger.warn(
            'The catalog does not say whose the entities with findings are',
            error,
          ),
        );
        await countFindings(deps.knex);
      },
    },
  ];
}
