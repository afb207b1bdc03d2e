import type { Knex } from 'knex';
import type { AccessControl } from '../../identity/access';
import type { Outbox } from '../../announce';
import type { ApprovalService } from '../approvals/ApprovalService';
import type { Policy, ReadsInForce } from '../../decision/bundles';
import type { EnvironmentConfig, ExceptionsConfig } from '../../base/config';
import type { DecisionLog } from '../../decision/decisions';
import type { CatalogFacts } from '../../decision/facts';
import type { Ledger } from '../../record/ledger';
import type { People } from '../../identity/people';
import type { TargetRegistry } from '../../decision/targets/TargetRegistry';
import type { Seals } from '../../record/seals';

/** What exceptions are made with. Each step takes of it what it uses. @internal */
export type ExceptionDeps = {
  knex: Knex;
  access: AccessControl;
  people: People;
  catalog: CatalogFacts;
  registry: TargetRegistry;
  log: DecisionLog;
  approvals: Pick<ApprovalService, 'open'>;
  ledger: Ledger;
  seals: Seals;
  outbox: Outbox;
  environments: EnvironmentConfig[];
  policy: Policy & { reads: ReadsInForce };
  config: ExceptionsConfig;
};
