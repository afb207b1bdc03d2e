import type { Task } from '../../base';
import type { Routes } from '../../http';
import { dropReleased } from './commands/dropReleased';
import { refollowDropped } from './commands/refollowDropped';
import { reportCheck } from './commands/reportCheck';
import { takeCheck } from './commands/takeCheck';
import type { DriftDeps } from './DriftDeps';
import { listDrift } from './queries/listDrift';
import { addDriftRoutes } from './routes';

/** Whether targets are as they were applied: their checks by the enforcement point, and what they saw. @internal */
export function createDrift(deps: DriftDeps): {
  routes: Routes;
  tasks: Task[];
} {
  return {
    routes: tools =>
      addDriftRoutes(tools, {
        drift: {
          list: (caller, request) => listDrift(deps, caller, request),
          take: caller => takeCheck(deps, caller),
          report: (caller, report) => reportCheck(deps, caller, report),
        },
      }),
    // Without checks as well: what an earlier check found ends with its target.
    tasks: [
      {
        id: 'guardrails-drift',
        frequency: { minutes: 1 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 35 },
        fn: () => dropReleased(deps),
      },
      {
        id: 'guardrails-drift-targets',
        frequency: { hours: 1 },
        timeout: { minutes: 10 },
        initialDelay: { minutes: 2 },
        fn: () => refollowDropped(deps.store),
      },
    ],
  };
}
