import type { Config } from '@backstage/config';
import { readCount } from './readCount';
import { readDuration } from './readDuration';

const DAY = 24 * 60 * 60_000;

/** @internal */
export type DriftConfig = {
  enabled: boolean;
  /** How often each target is checked. */
  interval: number;
  /** How many checks run at once, across all replicas. */
  concurrency: number;
};

/**
 * Off unless it is switched on: a check runs providers with the credentials of the environment while no person asks for
 * it, and counts against the limits of their clouds.
 * @internal
 */
export function readDriftConfig(config: Config | undefined): DriftConfig {
  return {
    enabled: config?.getOptionalBoolean('drift.enabled') ?? false,
    interval: readDuration(config, 'drift.interval', DAY),
    concurrency: readCount(config, 'drift.concurrency', 1),
  };
}
