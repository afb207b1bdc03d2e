import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readDuration } from './readDuration';
import { readGroups } from './readGroups';

const HOUR = 60 * 60 * 1000;

/** @internal */
export type ExceptionsConfig = {
  /** The longest that one can be asked for. */
  longest: number;
  controls: {
    /** How often a compensating control is checked. */
    every: number;
    timeout: number;
    /** Origins that a control may ask although they are not https or not public. */
    trusted: string[];
  };
  /** Group refs that decide requests for thresholds and rules; empty for those who grant exceptions in production. */
  policyOwners: string[];
};

/** @internal */
export function readExceptionsConfig(
  config: Config | undefined,
): ExceptionsConfig {
  return {
    longest: readDuration(config, 'exceptions.longest', 90 * 24 * HOUR),
    controls: {
      every: readDuration(config, 'exceptions.controls.every', HOUR),
      timeout: readDuration(config, 'exceptions.controls.timeout', 5000),
      trusted: readOrigins(config, 'exceptions.controls.trusted'),
    },
    policyOwners: readGroups(config, 'policy.owners'),
  };
}

function readOrigins(config: Config | undefined, key: string): string[] {
  return (config?.getOptionalStringArray(key) ?? []).map((value, index) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url && ['http:', 'https:'].includes(url.protocol)) return url.origin;
    throw new InputError(
      `guardrails.${key}[${index}]: not an origin such as https://probe.example.com:8443`,
    );
  });
}
