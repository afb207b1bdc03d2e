import type { Knex } from 'knex';
import type { Announcer, Deliveries } from '../announce';
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
import { ErasedInputs, type SnapshotReader } from './replay';
import { addReplayRoutes } from './replay/routes';
import { retentionTasks } from './retention';

type HistoryDeps = Parameters<typeof addHistoryRoutes>[1];

/** What is on record, as it is read, made again and removed. @internal */
export function createViews(deps: {
  services: Pick<Services, 'logger'>;
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
  metering: { announcer: Announcer; quotas: Quotas; deliveries: Deliveries };
}): { routes: Routes[]; streams: StreamRoutes[]; tasks: Task[] } {
  const { services, config, recorder, reader, decisions, governance } = deps;
  const { access } = deps.identity;
  const { log, archive } = decisions;
  const { snapshots } = governance;
  const erased = new ErasedInputs(recorder);
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
    ],
    streams: [
      tools => addLedgerExportRoutes(tools, { access, ledger: reader }),
    ],
    tasks: retentionTasks({
      ...services,
      ...recorder,
      ...decisions,
      ...governance,
      ...deps.metering,
      config,
    }),
  };
}
