import type { Knex } from 'knex';
import type { AccessControl } from '../access';
import type { Outbox } from '../announce';
import type { ApprovalDesk } from '../approvals/ApprovalDesk';
import type { Policy } from '../bundles';
import type { EnvironmentConfig, ExceptionsConfig } from '../config';
import type { DecisionLog } from '../decision';
import type { CatalogFacts } from '../facts';
import type { Ledger } from '../ledger';
import type { People } from '../people';
import type { TargetRegistry } from '../targets/TargetRegistry';
import type { Seals } from '../seals';

/** What this room works with. @internal */
export type ExceptionsRoom = {
  knex: Knex;
  access: AccessControl;
  people: People;
  catalog: CatalogFacts;
  registry: TargetRegistry;
  log: DecisionLog;
  desk: ApprovalDesk;
  ledger: Ledger;
  seals: Seals;
  outbox: Outbox;
  environments: EnvironmentConfig[];
  policy: Policy;
  config: ExceptionsConfig;
};
