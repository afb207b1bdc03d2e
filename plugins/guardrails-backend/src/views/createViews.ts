import type { Knex } from 'knex';
import type { Announcer, Deliveries, Instruments } from '../announce';
import type { Services, Task } from '../base';
import type { GuardrailsConfig } from '../base/config';
import type { Quotas } from '../base/limits';
import type { PolicyPipeline } from '../decision';
import type { DecisionLog } from '../decision/decisions';
import type { EvidenceStore } from '../decision/evidence';
import type { GrantStore } from '../governance/grants';
import type { Routes, StreamRoutes } from '../http';
import type { Identity } from '../identity';
import type { Ledger, LedgerReader } from '../record/ledger';
import type { Seals } from '../record/seals';
import { addLedgerExportRoutes } from './history/ledgerExportRoutes';
import { addLedgerRoutes } from './history/ledgerRoutes';
import { addHistoryRoutes } from './history/routes';
import { createInsights } from './insights';
import { ErasedInputs, type SnapshotReader } from './replay';
import { addReplayRoutes } from './replay/routes';
import { retentionTasks } from './retention';
import { createWhatIfs } from './whatIf';

type HistoryDeps = Parameters<typeof addHistoryRoutes>[1];

/** What is on record, as it is read, made again and removed. @internal */
export function createViews(deps: {
  services: Pick<Services, 'lifecycle' | 'logger'>;
  config: GuardrailsConfig;
  identity: Identity;
  recorder: { knex: Knex; ledger: Ledger; seals: Seals };
  reader: LedgerReader;
  decisions: { log: DecisionLog; evidence: EvidenceStore } & Pick<
    PolicyPipeline,
    'archive' | 'policy'
  >;
  governance: Pick<HistoryDeps, 'approvals' | 'exceptions'> & {
    grants: GrantStore;
    snapshots: SnapshotReader;
  };
  metering: {
    announcer: Announcer;
    quotas: Quotas;
    deliveries: Deliveries;
    instruments: Pick<Instruments, 'workerEnded'>;
  };
}): { routes: Routes[]; streams: StreamRoutes[]; tasks: Task[] } {
  const { services, config, recorder, reader, decisions, governance } = deps;
  const { access } = deps.identity;
  const { log, archive, evidence, policy } = decisions;
  const { snapshots } = governance;
  const erased = new ErasedInputs(recorder);
  const { instruments, ...metering } = deps.metering;
  const whatIfs = createWhatIfs({
    ...{ services, access, evidence, policy, instruments },
    knex: recorder.knex,
    recorded: { log, snapshots, erased },
  });
  const insights = createInsights({ ...services, ...recorder, access, config });
  return {
    routes: [
      tools =>
        addHistoryRoutes(tools, {
          ...governance,
          access,
          log,
          ledger: reader,
          records: recorder,
          rules: decisions.policy.bundle.rules,
        }),
      tools => addLedgerRoutes(tools, { access, log, ledger: reader }),
      tools =>
        addReplayRoutes(tools, { access, log, archive, snapshots, erased }),
      whatIfs.routes,
      insights.routes,
    ],
    streams: [
      tools => addLedgerExportRoutes(tools, { access, ledger: reader }),
    ],
    tasks: [
      ...insights.tasks,
      ...retentionTasks({
        ...services,
        ...recorder,
        ...decisions,
        ...governance,
        ...metering,
        config,
        whatIfs: whatIfs.store,
      }),
    ],
  };
}
