import type { LoggerService } from '@backstage/backend-plugin-api';
import type { LeasesConfig } from '../../base/config';
import type { Providers } from './Providers';
import type { LeaseStore } from './store/LeaseStore';

/** What access is given and taken back with. @internal */
export type AccessDeps = {
  providers: Pick<Providers, 'byId'>;
  store: LeaseStore;
  config: Pick<LeasesConfig, 'tell'>;
  logger: Pick<LoggerService, 'error'>;
};
