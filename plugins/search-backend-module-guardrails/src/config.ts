import {
  type LoggerService,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'search.collators.guardrails';

/** As that of the catalog. */
const SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 3 },
};

/** When the documents are read. @throws InputError @internal */
export function readSchedule(
  root: Config,
): SchedulerServiceTaskScheduleDefinition {
  const config = root.getOptionalConfig(`${KEY}.schedule`);
  if (!config) return SCHEDULE;
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(config);
  } catch (error) {
    throw new InputError(`${KEY}.schedule: ${String(error)}`);
  }
}

/**
 * Whether decisions and exceptions are added. The search shows every document to everyone while permissions are off, so
 * what is for few is not in it then, whatever the configuration asks for.
 * @internal
 */
export function isHidden(
  config: Config,
  logger: Pick<LoggerService, 'warn'>,
): boolean {
  if (!config.getOptionalBoolean(`${KEY}.decisions`)) return false;
  if (config.getOptionalBoolean('permission.enabled')) {
    logger.warn(
      'Decisions and exceptions are in the search. A permission policy that allows guardrails.search.read without conditions shows them to everyone: answer it with createSearchPolicy, see docs/roles.md.',
    );
    return true;
  }
  logger.warn(
    `Decisions and exceptions are not in the search: permissions are off, so everyone would find them. Set permission.enabled to true, or ${KEY}.decisions to false.`,
  );
  return false;
}
