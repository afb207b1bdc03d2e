import { isAbsolute, join, resolve } from 'node:path';
import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { readEnvironments } from './readEnvironments';
import type {
  RunnerOptions,
  StateOptions,
  TerraformOptions,
} from './TerraformOptions';

/** The sentence that allows the embedded runner in production. @public */
export const EMBEDDED_IN_PRODUCTION =
  'templates may run Terraform inside this backend';

const providerAddress = /^([a-z0-9.-]+\/)?[a-z0-9_-]+\/[a-z0-9_-]+$/;
const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Reads `guardrails.dataDirectory` and `guardrails.terraform`. @public */
export function readTerraformOptions(root: Config): TerraformOptions {
  const data = readDataDirectory(root);
  const config = root.getOptionalConfig('guardrails.terraform');
  return {
    runner: readRunner(config, data),
    plansDirectory: join(data, 'plans'),
    targetsDirectory: join(data, 'targets'),
    state: readState(config, data),
    providers: readList(config, 'providers', providerAddress),
    mirror: readPath(config, 'mirror'),
    environment: readList(config, 'environment', variableName),
    environments: readEnvironments(root),
    planTimeoutMs: readDuration(config, 'planTimeout', 10 * 60_000),
    applyTimeoutMs: readDuration(config, 'applyTimeout', 60 * 60_000),
    interruptGraceMs: readDuration(config, 'interruptGrace', 30_000),
    planLifetimeMs: readDuration(config, 'planLifetime', 24 * 60 * 60_000),
  };
}

/** The folder for what must survive a restart. @public */
export function readDataDirectory(root: Config): string {
  return resolve(
    root.getOptionalString('guardrails.dataDirectory') ?? '.guardrails',
  );
}

function readRunner(config: Config | undefined, data: string): RunnerOptions {
  const runner = config?.getOptionalConfig('runner');
  const type = runner?.getOptionalString('type') ?? 'embedded';
  if (type === 'command') {
    const command = runner!.getStringArray('command');
    if (!command.length || !isAbsolute(command[0])) {
      throw new Error(
        'guardrails.terraform.runner.command must begin with the absolute path of a program',
      );
    }
    return { type, command, identity: runner!.getString('identity') };
  }
  if (type !== 'embedded') {
    throw new Error(
      `guardrails.terraform.runner.type is "${type}", must be embedded or command`,
    );
  }
  const sentence = runner?.getOptionalString('inProduction');
  if (sentence !== undefined && sentence !== EMBEDDED_IN_PRODUCTION) {
    throw new Error(
      `guardrails.terraform.runner.inProduction must be absent or exactly "${EMBEDDED_IN_PRODUCTION}"`,
    );
  }
  return {
    type,
    binary: readPath(runner, 'binary'),
    toolsDirectory: join(data, 'tools'),
    allowInProduction: sentence === EMBEDDED_IN_PRODUCTION,
    isolation: readIsolation(runner),
    readable: readReadable(runner),
    hidden: [process.cwd(), data],
  };
}

function readReadable(runner: Config | undefined): string[] {
  const paths = runner?.getOptionalStringArray('readable') ?? [];
  const wrong = paths.find(path => !isAbsolute(path) || resolve(path) === '/');
  if (wrong !== undefined) {
    throw new Error(
      `guardrails.terraform.runner.readable cannot hold "${wrong}": name absolute paths, and not all of the machine`,
    );
  }
  return paths.map(path => resolve(path));
}

function readIsolation(
  runner: Config | undefined,
): 'where-possible' | 'required' | 'off' {
  const isolation = runner?.getOptionalString('isolation') ?? 'where-possible';
  switch (isolation) {
    case 'where-possible':
    case 'required':
    case 'off':
      return isolation;
    default:
      throw new Error(
        `guardrails.terraform.runner.isolation is "${isolation}", must be where-possible, required or off`,
      );
  }
}

function readState(config: Config | undefined, data: string): StateOptions {
  const state = config?.getOptionalConfig('state');
  const name = state?.getOptionalString('backend') ?? 'local';
  if (name === 'local') {
    return {
      type: 'local',
      directory: readPath(state, 'directory') ?? join(data, 'state'),
    };
  }
  const settings = state!.getConfig('settings');
  const values = Object.fromEntries(
    settings.keys().map(key => [key, String(settings.get(key))]),
  );
  const text = Object.values(values).join(' ');
  for (const placeholder of ['{environment}', '{resource}']) {
    if (!text.includes(placeholder)) {
      throw new Error(
        `guardrails.terraform.state.settings must use ${placeholder}, or two resources share one state`,
      );
    }
  }
  return { type: 'backend', name, settings: values };
}

function readList(
  config: Config | undefined,
  key: string,
  pattern: RegExp,
): string[] {
  const list = config?.getOptionalStringArray(key) ?? [];
  const wrong = list.find(item => !pattern.test(item));
  if (wrong !== undefined) {
    throw new Error(`guardrails.terraform.${key} cannot hold "${wrong}"`);
  }
  return list;
}

function readPath(config: Config | undefined, key: string): string | undefined {
  const path = config?.getOptionalString(key);
  return path === undefined ? undefined : resolve(path);
}

function readDuration(
  config: Config | undefined,
  key: string,
  fallback: number,
): number {
  return config?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : fallback;
}
