import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import {
  entityRefSchema,
  type Target,
} from '@backstage-guardrails/policy-model';
import type { AccessControl } from '../access';
import type { Caller } from '../actors';
import type { EnvironmentConfig } from '../config';
import { resolveEnvironment } from '../environments';
import type { CatalogFacts } from '../facts';

/**
 * The target as policy sees it. The caller names an entity and an environment; class, account, owner
 * and system are looked up, and the caller must be allowed to ask about it.
 * @internal
 */
export async function resolveTarget(options: {
  caller: Caller;
  named: { ref?: string; environment?: string };
  environments: EnvironmentConfig[];
  catalog: CatalogFacts;
  access: AccessControl;
}): Promise<Target> {
  const { caller, named, environments, catalog, access } = options;
  const environment = resolveEnvironment(environments, named.environment);
  if (named.ref === undefined) return environment;
  const ref = normalRef(named.ref);
  const { entity } = await catalog.target(ref);
  access.requireTarget(caller, {
    known: entity !== undefined,
    owner: entity?.owner,
  });
  return {
    ref,
    ...environment,
    ...(entity?.owner !== undefined && { owner: entity.owner }),
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
