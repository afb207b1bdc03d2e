import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Parameters } from '@backstage-guardrails/policy-model';
import type { Outbox } from '../../announce';
import type { Task } from '../../base';
import type { EnvironmentConfig } from '../../base/config';
import type { Routes } from '../../http';
import type { AccessControl } from '../../identity/access';
import type { Recorder } from '../../record';
import { endSandbox } from './commands/endSandbox';
import { extendSandbox } from './commands/extendSandbox';
import { reportEnd } from './commands/reportEnd';
import { takeEnd } from './commands/takeEnd';
import { listSandboxes } from './queries/listSandboxes';
import { readSandbox } from './queries/readSandbox';
import { addSandboxRoutes } from './routes';
import type { SandboxDeps } from './SandboxDeps';
import type { SandboxStore } from './store/SandboxStore';
import { sandboxTasks } from './tasks';

/** Targets that end by themselves: their record, their extensions and their ends. @internal */
export function createSandboxes(
  options: Pick<Recorder, 'ledger'> & {
    access: AccessControl;
    enforcementPoints: string[];
    environments: EnvironmentConfig[];
    logger: LoggerService;
    outbox: Outbox;
    parameters: Parameters;
    store: SandboxStore;
  },
): { routes: Routes; tasks: Task[] } {
  const { access, enforcementPoints, environments, parameters } = options;
  const { ledger, outbox, logger, store } = options;
  const deps: SandboxDeps = {
    ...{ access, enforcementPoints, environments, parameters },
    store,
    to: { ledger, outbox },
  };
  return {
    routes: tools =>
      addSandboxRoutes(tools, {
        sandboxes: {
          list: (caller, request) => listSandboxes(deps, caller, request),
          get: (caller, id) => readSandbox(deps, caller, id),
          extend: (caller, request) => extendSandbox(deps, caller, request),
          end: (caller, request) => endSandbox(deps, caller, request),
          take: caller => takeEnd(deps, caller),
          report: (caller, report) => reportEnd(deps, caller, report),
        },
      }),
    tasks: sandboxTasks({ logger, deps }),
  };
}
