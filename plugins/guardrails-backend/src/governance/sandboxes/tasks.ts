import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Task } from '../../base';
import { announceEnds } from './commands/announceEnds';
import type { SandboxDeps } from './SandboxDeps';

/** What time does to sandboxes here; destroying them is for the enforcement point. @internal */
export function sandboxTasks(options: {
  logger: Pick<LoggerService, 'info'>;
  deps: Pick<SandboxDeps, 'store' | 'to'>;
}): Task[] {
  const { logger, deps } = options;
  return [
    {
      id: 'guardrails-sandboxes',
      frequency: { minutes: 1 },
      timeout: { minutes: 10 },
      initialDelay: { seconds: 25 },
      fn: async () => {
        const told = await announceEnds(deps);
        if (told > 0) logger.info('Announced ends of sandboxes', { told });
      },
    },
  ];
}
