import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import {
  entityRefSchema,
  type Target,
} from '@backstage-guardrails/policy-model';
import type { AccessControl } from '../access';
import type { Caller } from '../actors';
import type { EnvironmentConfig } from '../config';
import { refuseLowered, resolveEnvironment } from '../environments';
import type { CatalogFacts } from '../facts';
import {
  registeredOwner,
  type TargetRegistry,
} from '../targets/TargetRegistry';

/**
 * The target as policy sees it. The caller names an entity and an environment; class, account, owner
 * and system are looked up, the caller must be allowed to ask about it, and a form cannot move what exists into an
 * environment with looser rules.
 * @internal
 */
export async function resolveTarget(options: {
  caller: Caller;
  named: { ref?: string; environment?: string };
  environments: EnvironmentConfig[];
  catalog: CatalogFacts;
  registry: TargetRegistry;
  access: AccessControl;
}): Promise<Target> {
  const { caller, named, environments, catalog, registry, access } = options;
  const environment = resolveEnvironment(environments, named.environment);
  if (named.ref === undefined) return environment;
  const ref = normalRef(named.ref);
  const [{ entity }, entries] = await Promise.all([
    catalog.target(ref),
    registry.entriesOf(ref),
  ]);
  access.requireTarget(caller, {
    known: entity !== undefined,
    owner: entity?.owner,
    entries,
  });
  refuseLowered({
    environments,
    ref,
    named: named.environment,
    registered: entries.map(entry => entry.environment),
    shown: entity?.environments ?? [],
  });
  const owner = entity?.owner ?? registeredOwner(entries);
  return {
    ref,
    ...environment,
    ...(owner !== undefined && { owner }),
    ...(entity?.system !== undefined && { system: entity.system }),
  };
}

/** One spelling of each entity, so that a record and a filter mean the same. @internal */
export function normalRef(ref: string): string {
  try {
    return entityRefSchema.parse(stringifyEntityRef(parseEntityRef(ref)));
  } catch (error) {
    throw new GuardrailsError({
      code: 'bad-request',
      message: `Not an entity ref of the form kind:namespace/name: ${ref}`,
      cause: error,
    });
  }
}
