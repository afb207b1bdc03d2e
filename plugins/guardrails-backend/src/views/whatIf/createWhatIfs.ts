import type { Knex } from 'knex';
import type { Services } from '../../base';
import type { Routes } from '../../http';
import { cancelWhatIf } from './commands/cancelWhatIf';
import { startWhatIf } from './commands/startWhatIf';
import { listResults } from './queries/listResults';
import { listWhatIfs, readDetail } from './queries/readWhatIf';
import { addWhatIfRoutes } from './routes';
import { RunningWhatIfs } from './RunningWhatIfs';
import { RecordedDecisions } from './store/RecordedDecisions';
import { WhatIfStore } from './store/WhatIfStore';
import type { WhatIfDeps } from './WhatIfDeps';

/** Recorded decisions beside a policy that is not active. @internal */
export function createWhatIfs(
  options: Pick<
    WhatIfDeps,
    'access' | 'evidence' | 'policy' | 'instruments'
  > & {
    services: Pick<Services, 'lifecycle' | 'logger'>;
    knex: Knex;
    recorded: Omit<WhatIfDeps['recorded'], 'decisions'>;
  },
): { routes: Routes; store: WhatIfStore } {
  const { services, knex, recorded, ...others } = options;
  const { logger, lifecycle } = services;
  const store = new WhatIfStore({ knex });
  const running = new RunningWhatIfs();
  lifecycle.addShutdownHook(() => running.endAll());
  const deps: WhatIfDeps = {
    ...others,
    ...{ store, running, logger },
    recorded: { ...recorded, decisions: new RecordedDecisions({ knex }) },
  };
  return {
    store,
    routes: tools =>
      addWhatIfRoutes(tools, {
        whatIfs: {
          start: (caller, request) => startWhatIf(deps, caller, request),
          list: (caller, page) => listWhatIfs(deps, caller, page),
          get: (caller, id) => readDetail(deps, caller, id),
          cancel: (caller, id) => cancelWhatIf(deps, caller, id),
          results: (caller, request) => listResults(deps, caller, request),
        },
      }),
  };
}
