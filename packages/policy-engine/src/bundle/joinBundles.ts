import {
  environmentClassSchema,
  type Hash,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { EngineError } from '../errors';
import type { BundleSet, ParameterDefaults, SingleBundle } from './Bundle';
import { MOST_MEMBERS, setDigest } from './bundleSet';
import { joinSchemas } from './joinSchemas';
import type { NamedBundle } from './NamedBundle';

/** Names that would mean something else where bundles are listed. */
const RESERVED = ['guardrails', 'shipped'];

/**
 * Makes one of several bundles. Each keeps its module; rules, parameters and defaults are those of all, which is sound
 * because no two of them can name the same thing.
 * @internal
 */
export function joinBundles(named: NamedBundle[], hash: Hash): BundleSet {
  refuseConflicts(named);
  const members = named.map(({ bundle }) => bundle);
  const digest = setDigest(
    members.map(member => member.digest),
    hash,
  );
  return {
    digest,
    revision: `set-${digest.slice(7, 19)}`,
    rules: members.flatMap(({ rules }) => rules),
    parametersSchema: joinSchemas(named),
    parameterDefaults: joinDefaults(members),
    members,
  };
}

function refuseConflicts(named: NamedBundle[]): void {
  if (named.length > MOST_MEMBERS) {
    throw conflict(
      `There are ${named.length} bundles; at most ${MOST_MEMBERS} can judge together`,
    );
  }
  const seen = new Map<string | undefined, string>();
  for (const { name, bundle } of named) {
    const { namespace } = bundle;
    const other = seen.get(namespace);
    if (other !== undefined) {
      throw conflict(
        namespace === undefined
          ? `${other} and ${name} have no namespace; only one bundle, the shipped one or one in its place, can be without`
          : `${other} and ${name} have the same namespace, ${namespace}`,
      );
    }
    seen.set(namespace, name);
  }
  const base = named.find(({ bundle }) => bundle.namespace === undefined);
  if (!base) {
    throw conflict(
      'Every bundle has a namespace; list the shipped one, or one in its place, as well',
    );
  }
  const taken = new Set([...RESERVED, ...domainsOf(base.bundle.rules)]);
  for (const { name, bundle } of named) {
    if (bundle.namespace !== undefined && taken.has(bundle.namespace)) {
      throw conflict(
        `${name} has the namespace ${bundle.namespace}, which is a category of rules of ${base.name}; choose another one`,
      );
    }
  }
}

function domainsOf(rules: Rule[]): string[] {
  return rules.map(({ id }) => id.split('/')[0]);
}

function joinDefaults(members: SingleBundle[]): ParameterDefaults {
  const joined: ParameterDefaults = {};
  for (const name of environmentClassSchema.options) {
    joined[name] = Object.fromEntries(
      members.flatMap(member =>
        Object.entries(member.parameterDefaults?.[name] ?? {}),
      ),
    );
  }
  return joined;
}

function conflict(message: string): EngineError {
  return new EngineError('bundle-conflict', message);
}
