import type { Instruments, Outbox } from '../announce';
import type { Services, Task } from '../base';
import type { GuardrailsConfig } from '../base/config';
import type { ConcurrencyLimiter, Quotas } from '../base/limits';
import type { PolicyPipeline } from '../decision';
import type { DecisionLog, DecisionRecorder } from '../decision/decisions';
import type { EvidenceStore } from '../decision/evidence';
import type { Directory } from '../decision/targets';
import type { Routes } from '../http';
import type { DatabaseActiveExceptions } from '../governance/exceptions';
import type { Identity } from '../identity';
import type { Recorder } from '../record';
import { computeCompliance } from './computeCompliance';
import { CurrentDecisions } from './CurrentDecisions';
import { createDrift } from './drift/createDrift';
import { DriftStore } from './drift/store/DriftStore';
import { FindingReader } from './findings/queries/FindingReader';
import { addFindingRoutes } from './findings/routes';
import { findingTasks } from './findings/tasks';
import { addComplianceRoutes } from './routes';
import { createSweep } from './sweep';

/** What is not compliant, and since when. @internal */
export function createCompliance(deps: {
  services: Pick<Services, 'auth' | 'catalog' | 'logger' | 'entityFacts'>;
  config: Pick<GuardrailsConfig, 'access' | 'compliance' | 'drift'>;
  decisions: PolicyPipeline & {
    evidence: EvidenceStore;
    log: DecisionLog;
    recorder: DecisionRecorder;
    concurrency: ConcurrencyLimiter;
    book: DatabaseActiveExceptions;
  };
  instruments: Pick<Instruments, 'swept'>;
  recorder: Recorder & { outbox: Outbox };
  identity: Identity;
  quotas: Quotas;
  directory: Pick<Directory, 'catalog' | 'environments'>;
}): { routes: Routes[]; tasks: Task[] } {
  const { services, config, recorder, identity, directory } = deps;
  const { decisions, quotas, instruments } = deps;
  const { access } = identity;
  const { evaluator, evidence, log } = decisions;
  const { catalog, environments } = directory;
  const { knex } = recorder;
  const current = new CurrentDecisions({ knex });
  const drift = createDrift({
    ...{ access, log },
    config: config.drift,
    enforcementPoints: config.access.enforcementPoints,
    ...{ evaluator, evidence },
    store: new DriftStore({ knex, interval: config.drift.interval }),
    to: recorder,
  });
  const reading = { knex, access, catalog, log, current };
  const findings = new FindingReader({ knex, access, catalog, environments });
  const sweep = createSweep({
    ...{ services, knex, decisions, identity, findings, quotas, instruments },
    config: config.compliance.sweep,
  });
  return {
    routes: [
      tools =>
        addComplianceRoutes(tools, {
          complianceOf: (caller, entity) =>
            computeCompliance(reading, { caller, entity }),
        }),
      tools => addFindingRoutes(tools, { findings }),
      sweep.routes,
      drift.routes,
    ],
    tasks: [
      ...drift.tasks,
      ...findingTasks({
        ...{ ...recorder, log, catalog, logger: services.logger },
        enforcementPoints: config.access.enforcementPoints,
      }),
      ...sweep.tasks,
    ],
  };
}
