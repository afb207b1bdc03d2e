import type {
  Action,
  EnvironmentClass,
} from '@backstage-guardrails/policy-model';
import { CliError } from '../errors';
import type { Judge, LocalOptions, OutputFormat } from './Command';
import type { Given } from './Given';

type Values = Record<string, string | undefined>;

// Repeated here so that reading a command line does not load the schemas; a test compares the two.
/** @internal */
export const environmentClasses = [
  'sandbox',
  'development',
  'staging',
  'production',
] as const satisfies EnvironmentClass[];
/** @internal */
export const actions = [
  'provision',
  'deploy',
  'promote',
  'scale',
  'access',
  'destroy',
  'merge',
  'build',
  'resolve-dependencies',
  'release',
  'admit',
  'publish-flow',
  'change-policy',
  'audit',
] as const satisfies Action[];

const decidedByServer = [
  'format',
  'environment-class',
  'action',
  'bundle',
  'parameters',
  'require-facts',
];

/** @internal */
export function readOutput(values: Values): OutputFormat {
  return oneOf(values, 'output', ['text', 'json']) ?? 'text';
}

/** @internal */
export function readJudge(given: Given): Judge {
  const { values, bundles, flags } = given;
  const { server, target, environment } = values;
  if (server === undefined)
    return { by: 'bundle', ...readLocalOptions(values, bundles) };
  const refused = decidedByServer.filter(
    name => values[name] !== undefined || flags.has(name),
  );
  if (refused.length > 0) {
    throw refusal(
      `--server cannot be combined with ${refused
        .map(name => `--${name}`)
        .join(', ')}`,
    );
  }
  return {
    by: 'server',
    server: readServer(server),
    target: entityRef(target),
    environment,
  };
}

/** @internal */
export function readServer(server: string): string {
  if (!/^https?:\/\//.test(server) || !URL.canParse(server)) {
    throw refusal('--server must be a URL that starts with https://');
  }
  const { username, password } = new URL(server);
  if (username || password) {
    throw refusal(
      '--server must not contain a password. Set GUARDRAILS_TOKEN instead',
    );
  }
  return server;
}

/** @internal */
export function readLocalOptions(
  values: Values,
  bundles: string[],
): LocalOptions {
  return {
    format: values.format ?? 'auto',
    target: entityRef(values.target),
    environment: values.environment,
    environmentClass:
      oneOf(values, 'environment-class', environmentClasses) ?? 'production',
    action: oneOf(values, 'action', actions),
    bundles,
    parameters: values.parameters,
  };
}

function entityRef(ref: string | undefined): string | undefined {
  if (ref === undefined) return undefined;
  const match = /^([a-z][a-z0-9.-]*):(?:([a-z0-9._-]+)\/)?([a-z0-9._-]+)$/.exec(
    ref.toLowerCase(),
  );
  if (!match) {
    throw refusal(
      '--target must be an entity reference such as resource:default/checkout-db',
    );
  }
  const [, kind, namespace = 'default', name] = match;
  return `${kind}:${namespace}/${name}`;
}

/** @internal */
export function oneOf<T extends string>(
  values: Values,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  const found = allowed.find(candidate => candidate === value);
  if (!found) throw refusal(`--${name} must be one of ${allowed.join(', ')}`);
  return found;
}

function refusal(message: string): CliError {
  return new CliError({ code: 'usage', message: `${message}.` });
}
