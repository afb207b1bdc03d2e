import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { AccessControl } from '../access';
import type { Announcer, Outbox } from '../announce';
import type { ApprovalDesk } from '../approvals';
import type { EnvironmentConfig, LeasesConfig } from '../config';
import type { DecisionLog, Judge } from '../decision';
import type { CatalogFacts } from '../facts';
import type { Ledger } from '../ledger';
import type { Quotas } from '../limits';
import type { People } from '../people';
import type { Seals } from '../seals';
import type { LeaseStore } from './store/LeaseStore';
import type { Providers } from './Providers';

/** What the steps of a lease are made with. @internal */
export type LeaseRoom = {
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
