import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  type Bundle,
  loadBundle,
  type ParameterDefaults,
  readRuleDigests,
} from '@backstage-guardrails/policy-engine';
import {
  type Digest,
  type EnvironmentClass,
  type Parameters,
  PARAMETERS_VERSION,
  parametersSchema,
  type ParameterSet,
} from '@backstage-guardrails/policy-model';
import { type Host, shippedFiles } from '../host';
import { readBundles, readDocument } from './readFiles';

/** One bundle to compare with another: each rule with the digest that its sources make, not one that is only named. @internal */
export async function comparableBundle(
  named: string,
  host: Host,
): Promise<{
  bundle: Bundle;
  bytes: Uint8Array;
  module?: Digest;
  defaults?: Parameters;
}> {
  const [{ bytes }] = await readBundles([named], host);
  const [bundle, digests] = await Promise.all([
    loadBundle(bytes, { hash: sha256 }),
    readRuleDigests(bytes, { hash: sha256 }),
  ]);
  const rules = bundle.rules.map(rule => ({
    ...rule,
    digest: digests.of(rule.id)?.computed ?? rule.digest,
  }));
  return {
    bundle: { ...bundle, rules },
    bytes,
    module: digests.module,
    defaults: await defaultsOf(bundle, { named, host }),
  };
}

/**
 * What is in force where the organisation says nothing. A bundle with a namespace brings it; that of the shipped
 * policies is a file beside the bundle, as the package has them.
 */
async function defaultsOf(
  bundle: Bundle,
  options: { named: string; host: Host },
): Promise<Parameters | undefined> {
  const { named, host } = options;
  if (bundle.parameterDefaults) return asParameters(bundle.parameterDefaults);
  const file =
    named === 'shipped'
      ? shippedFiles(host.shipped).parameters
      : join(dirname(dirname(resolve(named))), 'parameters', 'default.json');
  return existsSync(file)
    ? parametersSchema.parse(await readDocument(file))
    : undefined;
}

function asParameters(defaults: ParameterDefaults): Parameters {
  const set = (name: EnvironmentClass): ParameterSet => ({
    values: defaults[name] ?? {},
    rules: {},
    approvers: [],
    exceptionApprovers: [],
  });
  return {
    version: PARAMETERS_VERSION,
    sandbox: set('sandbox'),
    development: set('development'),
    staging: set('staging'),
    production: set('production'),
  };
}
