import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CERTIFICATE_WARNING_DAYS,
  defaultThresholds,
  type HealthThresholds,
} from '@backstage-guardrails/plugin-entity-health-common';
import { AllowList } from './allow';
import { type Credentials, readCredentials } from './credentials';
import { defaultRetention, type Retention } from './database';
import { defaultLimits, type PollerLimits } from './poller';
import { HOUR, SECOND, Settings } from './Settings';

/** The configuration below `entityHealth`, with defaults. @internal */
type HealthConfig = {
  allow: AllowList;
  credentials: Credentials;
  /** References of those who may announce maintenance of every entity. */
  operators: string[];
  /** The share of checks that must not fail. */
  objective: number;
  /** Seconds between checks, where an entity says nothing else. */
  interval: number;
  /** Milliseconds for a check with its redirects. */
  timeout: number;
  certificateWarningDays: number;
  thresholds: HealthThresholds;
  limits: PollerLimits;
  retention: Retention;
  notifications: {
    enabled: boolean;
    /** Milliseconds between two notifications about a failure that goes on. */
    remindEvery: number;
  };
};

/** @throws InputError with the setting that is wrong and what to write instead @internal */
export function readHealthConfig(root: Config): HealthConfig {
  const config = root.getOptionalConfig('entityHealth');
  const reader = new Settings(config);
  return {
    allow: AllowList.of(config?.getOptionalStringArray('allow') ?? []),
    credentials: readCredentials(root),
    operators: readRefs(config, 'operators'),
    objective: reader.number('objective', {
      fallback: 0.999,
      least: 0.5,
      most: 0.99999,
    }),
    interval:
      reader.duration('interval', {
        fallback: 60 * SECOND,
        least: 10 * SECOND,
        most: 24 * HOUR,
      }) / SECOND,
    timeout: reader.duration('timeout', {
      fallback: 5 * SECOND,
      least: 100,
      most: 20 * SECOND,
    }),
    certificateWarningDays: reader.number('certificateWarningDays', {
      fallback: CERTIFICATE_WARNING_DAYS,
      least: 0,
      most: 365,
    }),
    thresholds: {
      failures: reader.count('thresholds.failures', {
        fallback: defaultThresholds.failures,
        least: 1,
        most: 20,
      }),
      recoveries: reader.count('thresholds.recoveries', {
        fallback: defaultThresholds.recoveries,
        least: 1,
        most: 20,
      }),
    },
    limits: {
      checks: reader.count('limits.checks', {
        fallback: defaultLimits.checks,
        least: 1,
        most: 1000,
      }),
      slowChecks: reader.count('limits.slowChecks', {
        fallback: defaultLimits.slowChecks,
        least: 1,
        most: 1000,
      }),
      perHost: reader.count('limits.perHost', {
        fallback: defaultLimits.perHost,
        least: 1,
        most: 100,
      }),
    },
    retention: readRetention(reader),
    notifications: {
      enabled: config?.getOptionalBoolean('notifications.enabled') ?? true,
      remindEvery: reader.duration('notifications.remindEvery', {
        fallback: 6 * HOUR,
        least: HOUR / 4,
        most: 720 * HOUR,
      }),
    },
  };
}

/** History of a range is shown for as long as it can be asked for, so some of it has to be kept. */
function readRetention(reader: Settings): Retention {
  const day = 24 * HOUR;
  const keep = (name: keyof Retention, least: number) =>
    reader.duration(`retention.${name}`, {
      fallback: defaultRetention[name],
      least,
      most: 3660 * day,
    });
  return {
    samples: keep('samples', HOUR),
    fiveMinutes: keep('fiveMinutes', day),
    hours: keep('hours', 90 * day),
    incidents: keep('incidents', 90 * day),
    removed: keep('removed', HOUR),
    maintenance: keep('maintenance', day),
  };
}

function readRefs(config: Config | undefined, key: string): string[] {
  return (config?.getOptionalStringArray(key) ?? []).map((text, index) => {
    try {
      return stringifyEntityRef(parseEntityRef(text));
    } catch {
      throw new InputError(
        `entityHealth.${key}[${index}] is not an entity reference. Write one such as group:default/operations.`,
      );
    }
  });
}
