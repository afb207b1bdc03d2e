import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { AccessControl } from '../../identity/access';
import type { Announcer, Outbox } from '../../announce';
import type { ApprovalDesk } from '../approvals';
import type { EnvironmentConfig, LeasesConfig } from '../../base/config';
import type { DecisionLog, Judge } from '../../decision/decisions';
import type { CatalogFacts } from '../../decision/facts';
import type { Ledger } from '../../record/ledger';
import type { Quotas } from '../../base/limits';
import type { People } from '../../identity/people';
import type { Seals } from '../../record/seals';
import type { LeaseStore } from './store/LeaseStore';
import type { Providers } from './Providers';

/** What the steps of a lease are made with. @internal */
export type LeaseDeps = {
  knex: Knex;
  store: LeaseStore;
  providers: Providers;
  judge: Judge;
  log: DecisionLog;
  announcer: Announcer;
  access: AccessControl;
  catalog: CatalogFacts;
  environments: EnvironmentConfig[];
  people: People;
  desk: ApprovalDesk;
  ledger: Ledger;
  seals: Seals;
  outbox: Outbox;
  quotas: Pick<Quotas, 'take'>;
  config: LeasesConfig;
  logger: LoggerService;
};
