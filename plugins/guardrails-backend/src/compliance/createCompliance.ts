import type { Instruments } from '../announce';
import type { Services, Task } from '../base';
import type { GuardrailsConfig } from '../base/config';
import type { PolicyPipeline } from '../decision';
import type { DecisionLog } from '../decision/decisions';
import type { Directory } from '../decision/targets';
import type { Routes } from '../http';
import type { AccessControl } from '../identity/access';
import type { Recorder } from '../record';
import { computeCompliance } from './computeCompliance';
import { CurrentDecisions } from './CurrentDecisions';
import { FindingReader } from './findings/queries/FindingReader';
import { addFindingRoutes } from './findings/routes';
import { findingTasks } from './findings/tasks';
import { addComplianceRoutes } from './routes';
import { createSweep } from './sweep';

/** What is not compliant, and since when. @internal */
export function createCompliance(deps: {
  services: Pick<Services, 'auth' | 'catalog' | 'logger' | 'entityFacts'>;
  config: Pick<GuardrailsConfig, 'compliance'>;
  decisions: Pick<PolicyPipeline, 'pipeline' | 'policy'>;
  instruments: Pick<Instruments, 'swept'>;
  recorder: Pick<Recorder, 'knex' | 'seals'>;
  access: AccessControl;
  directory: Pick<Directory, 'catalog' | 'environments'>;
  log: DecisionLog;
}): { routes: Routes[]; tasks: Task[] } {
  const { services, config, recorder, access, directory, log } = deps;
  const { decisions, instruments } = deps;
  const { catalog, environments } = directory;
  const { knex } = recorder;
  const current = new CurrentDecisions({ knex });
  const reading = { knex, access, catalog, log, current };
  return {
    routes: [
      tools =>
        addComplianceRoutes(tools, {
          complianceOf: (caller, entity) =>
            computeCompliance(reading, { caller, entity }),
        }),
      tools =>
        addFindingRoutes(tools, {
          findings: new FindingReader({ knex, access, catalog, environments }),
        }),
    ],
    tasks: [
      ...findingTasks({ ...recorder, log, catalog, logger: services.logger }),
      ...createSweep({
        ...{ services, knex, decisions, instruments },
        config: config.compliance.sweep,
      }),
    ],
  };
}
