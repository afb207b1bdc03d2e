import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  environmentClassSchema,
  isSingleLine,
} from '@backstage-guardrails/policy-model';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { EnvironmentConfig, GuardrailsConfig } from './GuardrailsConfig';
import { readAnnounceConfig } from './readAnnounceConfig';
import { readApprovalsConfig } from './readApprovalsConfig';
import { readComplianceConfig } from './readComplianceConfig';
import { readChoice } from './readChoice';
import { readCount } from './readCount';
import { readDriftConfig } from './readDriftConfig';
import { readDutiesConfig } from './readDutiesConfig';
import { readPasskeysConfig } from './readPasskeysConfig';
import { readLedgerConfig } from './readLedgerConfig';
import { readDuration } from './readDuration';
import { readExceptionsConfig } from './readExceptionsConfig';
import { readKeysConfig } from './readKeysConfig';
import { readLeasesConfig } from './readLeasesConfig';
import { readPolicyConfig } from './readPolicyConfig';
import { readQuotasConfig } from './readQuotasConfig';
import { readGroups } from './readGroups';
import { unknownSettings } from './unknownSettings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MEBIBYTE = 1024 * 1024;

/**
 * Reads everything below `guardrails` at once, so that a wrong value stops the start with its path
 * instead of a decision later.
 * @internal
 */
export function readGuardrailsConfig(root: Config): GuardrailsConfig {
  const config = root.getOptionalConfig('guardrails');
  const unread = readUnread(config);
  return {
    unread,
    portal: readPortal(root),
    environments: readEnvironments(config),
    modules: readModules(config),
    policy: readPolicyConfig(config),
    access: {
      readers: readGroups(config, 'access.readers'),
      operators: readGroups(config, 'access.operators'),
      enforcementPoints: config?.getOptionalStringArray(
        'access.enforcementPoints',
      ) ?? ['plugin:scaffolder'],
      directories: config?.getOptionalStringArray('access.directories') ?? [],
    },
    operations: {
      withoutRule: readChoice(config, 'operations.default', ['deny', 'allow']),
    },
    guardedActions: config?.getOptionalStringArray('guardedActions') ?? [],
    evidence: {
      maxSize: readCount(config, 'evidence.maxSize', 64 * MEBIBYTE),
      timeToLive: readDuration(config, 'evidence.timeToLive', HOUR),
      keep: config?.getOptionalBoolean('evidence.keep') ?? false,
    },
    decisions: {
      maxConcurrent: readCount(config, 'decisions.maxConcurrent', 256),
      workers: readCount(
        config,
        'decisions.workers',
        Math.max(1, availableParallelism() - 1),
      ),
      maxBodySize: readCount(config, 'decisions.maxBodySize', MEBIBYTE),
    },
    preview: {
      perMinute: readCount(config, 'preview.perMinute', 60),
      maxBodySize: readCount(config, 'preview.maxBodySize', MEBIBYTE),
    },
    quotas: readQuotasConfig(config),
    grants: {
      timeToLive: readDuration(config, 'grants.timeToLive', 15 * MINUTE),
      outcomeWithin: readDuration(config, 'grants.outcomeWithin', 6 * HOUR),
    },
    retention: {
      inputs: readDuration(config, 'retention.inputs', 90 * DAY),
      decisions: readDuration(config, 'retention.decisions', 730 * DAY),
      insights: readDuration(config, 'retention.insights', 730 * DAY),
    },
    leases: readLeasesConfig(config),
    facts: {
      timeToLive: readDuration(config, 'facts.timeToLive', 30_000),
    },
    compliance: readComplianceConfig(config),
    drift: readDriftConfig(config),
    announce: readAnnounceConfig(config),
    approvals: readApprovalsConfig(config),
    duties: readDutiesConfig(config),
    passkeys: readPasskeysConfig(root),
    ledger: readLedgerConfig(root),
    exceptions: readExceptionsConfig(config),
    keys: readKeysConfig(config),
  };
}

/** An address that is none gives no links; the app itself says what is wrong with it. */
function readPortal(root: Config): string | undefined {
  const address = root.getOptionalString('app.baseUrl');
  return address !== undefined &&
    /^https?:\/\//.test(address) &&
    URL.canParse(address)
    ? new URL(address).href.replace(/\/+$/, '')
    : undefined;
}

/** Paths that nothing reads. @throws InputError of one that is a known one, mistyped */
function readUnread(config: Config | undefined): string[] {
  const unknown = unknownSettings(config?.get());
  const mistyped = unknown.find(({ meant }) => meant !== undefined);
  if (mistyped) {
    throw new InputError(
      `${mistyped.path}: unknown setting, did you mean ${mistyped.meant}?`,
    );
  }
  return unknown.map(({ path: unread }) => unread);
}

function readEnvironments(config: Config | undefined): EnvironmentConfig[] {
  const names = new Set<string>();
  return (config?.getOptionalConfigArray('environments') ?? []).map(
    (item, index) => {
      const at = `guardrails.environments[${index}]`;
      const name = item.getString('name');
      if (name.length > 200 || !isSingleLine(name)) {
        throw new InputError(
          `${at}.name: must be one line of at most 200 characters`,
        );
      }
      if (names.has(name)) {
        throw new InputError(`${at}.name: ${name} is configured twice`);
      }
      names.add(name);
      const parsed = environmentClassSchema.safeParse(item.getString('class'));
      if (!parsed.success) {
        throw new InputError(
          `${at}.class: must be one of ${environmentClassSchema.options.join(
            ', ',
          )}`,
        );
      }
      return {
        name,
        class: parsed.data,
        account: item.getOptionalString('account'),
        title: item.getOptionalString('title'),
      };
    },
  );
}

function readModules(config: Config | undefined) {
  const ids = new Set<string>();
  return (config?.getOptionalConfigArray('modules') ?? []).map(
    (item, index) => {
      const id = item.getString('id');
      if (ids.has(id)) {
        throw new InputError(
          `guardrails.modules[${index}].id: ${id} is configured twice`,
        );
      }
      ids.add(id);
      return { id, path: path.resolve(item.getString('path')) };
    },
  );
}
