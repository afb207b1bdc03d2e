import type { LoggerService } from '@backstage/backend-plugin-api';
import { reportConditions } from '../conditions';

/** The condition that tasks of the scaffolder are hidden from those who may not read the decision. @public */
export function reportTasksPrivate(
  logger: Pick<LoggerService, 'info' | 'warn'>,
  fulfilled: boolean,
): void {
  const about = {
    id: 'scaffolder-tasks-private',
    title: 'Scaffolder tasks are hidden from other teams',
  };
  reportConditions(logger, [
    fulfilled
      ? { ...about, fulfilled }
      : {
          ...about,
          fulfilled,
          fix: 'Set permission.enabled to true and answer scaffolder.task.read, .cancel and .create with createScaffolderTaskPolicy, see docs/roles.md',
        },
  ]);
}
