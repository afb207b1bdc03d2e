import type { Config } from '@backstage/config';
import { readChoice } from './readChoice';
import { readDuration } from './readDuration';

const HOUR = 60 * 60_000;

/** @internal */
export type ComplianceConfig = {
  sweep: {
    enabled: boolean;
    every: number;
    /** `advisory`: every rule, until its level is set. `declared`: as each rule says. */
    levels: 'advisory' | 'declared';
  };
};

/** @internal */
export function readComplianceConfig(
  config: Config | undefined,
): ComplianceConfig {
  return {
    sweep: {
      enabled: config?.getOptionalBoolean('compliance.sweep.enabled') ?? true,
      every: readDuration(config, 'compliance.sweep.every', HOUR),
      levels: readChoice(config, 'compliance.sweep.levels', [
        'advisory',
        'declared',
      ]),
    },
  };
}
