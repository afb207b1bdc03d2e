import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError, stringifyError } from '@backstage/errors';

/** What configuration says about rules in the catalog. @internal */
export type PoliciesConfig = {
  /** Entity refs of groups by the author that a rule names. */
  owners: ReadonlyMap<string, string>;
  /** The owner of rules whose author is none of them. */
  owner: string;
  /** The entity whose TechDocs have the pages of the rules. */
  docs?: string;
};

/** Reads `guardrails.catalog.policies`; undefined where rules are not in the catalog. @internal */
export function readPolicies(root: Config): PoliciesConfig | undefined {
  const config = root.getOptionalConfig('guardrails.catalog.policies');
  if (!config?.getOptionalBoolean('enabled')) return undefined;
  const owners = config.getOptionalConfig('owners');
  return {
    owners: new Map(
      owners?.keys().map(author => [author, refAt(owners, author)]),
    ),
    owner:
      config.getOptionalString('owner') === undefined
        ? 'unknown'
        : refAt(config, 'owner'),
    ...(config.has('docs') && { docs: refAt(config, 'docs', 'component') }),
  };
}

function refAt(config: Config, key: string, defaultKind = 'group'): string {
  const text = config.getString(key);
  try {
    return stringifyEntityRef(parseEntityRef(text, { defaultKind }));
  } catch (error) {
    throw new InputError(
      `guardrails.catalog.policies: ${key} is not an entity reference: ${stringifyError(
        error,
      )}`,
    );
  }
}
