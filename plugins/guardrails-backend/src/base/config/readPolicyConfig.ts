import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import path from 'node:path';

/** A bundle that evaluates: the one that the policies package brings, or a file; `key` is where it is configured. */
type ConfiguredBundle = { key: string; file: 'shipped' | { path: string } };

/** @internal */
export type PolicyConfig = {
  /** Those that evaluate together, in this order. */
  bundles: ConfiguredBundle[];
  /** A file that goes over the shipped parameters. */
  parameters?: string;
  /** Set where `policy.bundle` is used: what to write in its place. */
  instead?: string;
};

/** @internal */
export function readPolicyConfig(config: Config | undefined): PolicyConfig {
  const single = config?.getOptionalString('policy.bundle');
  const listed = config?.getOptionalStringArray('policy.bundles');
  const parameters = config?.getOptionalString('policy.parameters');
  return {
    ...readBundles(single, listed),
    ...(parameters !== undefined && { parameters: path.resolve(parameters) }),
  };
}

function readBundles(
  single: string | undefined,
  listed: string[] | undefined,
): Pick<PolicyConfig, 'bundles' | 'instead'> {
  if (single !== undefined && listed !== undefined) {
    throw new InputError(
      `guardrails.policy.bundle: guardrails.policy.bundles is set as well; list ${single} there and remove this`,
    );
  }
  if (single !== undefined) {
    const key = 'guardrails.policy.bundle';
    return {
      bundles: [{ key, file: { path: path.resolve(single) } }],
      instead: `guardrails.policy.bundles: [${single}]`,
    };
  }
  const bundles = (listed ?? ['shipped']).map(
    (entry, index): ConfiguredBundle => ({
      key:
        listed === undefined
          ? 'the shipped bundle'
          : `guardrails.policy.bundles[${index}]`,
      file: entry === 'shipped' ? entry : { path: path.resolve(entry) },
    }),
  );
  if (bundles.length === 0) {
    throw new InputError(
      'guardrails.policy.bundles: must list a bundle; write [shipped] for the shipped one alone',
    );
  }
  const seen = new Set<string>();
  for (const { key, file } of bundles) {
    const name = file === 'shipped' ? file : file.path;
    if (seen.has(name)) throw new InputError(`${key}: ${name} is listed twice`);
    seen.add(name);
  }
  return { bundles };
}
