import type { Config } from '@backstage/config';
import { readDuration } from './readDuration';
import { readGroups } from './readGroups';

const MINUTE = 60_000;

/** @internal */
export type LeasesConfig = {
  /** How long a lease can be started after it was asked for. */
  startWithin: number;
  /** How often what is there is compared with what is on record. */
  reconcileEvery: number;
  /** Groups that hear of break-glass and may review it, beside the owner of the resource. */
  tell: string[];
};

/** @internal */
export function readLeasesConfig(config: Config | undefined): LeasesConfig {
  const tell = readGroups(config, 'leases.tell');
  return {
    startWithin: readDuration(config, 'leases.startWithin', 24 * 60 * MINUTE),
    reconcileEvery: readDuration(config, 'leases.reconcileEvery', MINUTE),
    tell: tell.length > 0 ? tell : readGroups(config, 'access.readers'),
  };
}
