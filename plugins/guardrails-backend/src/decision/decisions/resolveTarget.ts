import type { NamedTarget } from '@backstage-guardrails/plugin-guardrails-common';
import type { Parameters, Target } from '@backstage-guardrails/policy-model';
import type { Caller } from '../../identity/actors';
import type { EnvironmentConfig } from '../../base/config';
import { refuseLowered, resolveEnvironment } from '../environments';
import type { CatalogFacts } from '../facts';
import { normalRef } from '../../base/refs';
import {
  registeredOwner,
  requireTarget,
  type TargetLifetimes,
  type TargetRegistry,
} from '../targets';
import { resolveLifetime } from './resolveLifetime';

/**
 * The target as policy sees it. The caller names an entity and an environment; class, account, owner
 * and system are looked up, the caller must be allowed to ask about it, and a form cannot move what exists into an
 * environment with looser rules.
 * @internal
 */
export async function resolveTarget(options: {
  caller: Caller;
  named: NamedTarget;
  environments: EnvironmentConfig[];
  catalog: CatalogFacts;
  registry: TargetRegistry;
  lifetimes: Pick<TargetLifetimes, 'lifetimeOf'>;
  parameters: Parameters;
}): Promise<Target> {
  const { caller, named, environments, catalog, registry } = options;
  const environment = resolveEnvironment(environments, named.environment);
  if (named.ref === undefined) return environment;
  const ref = normalRef(named.ref);
  const [{ entity }, entries] = await Promise.all([
    catalog.target(ref),
    registry.listEntries(ref),
  ]);
  requireTarget(caller, {
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
  const lifetime = await resolveLifetime({
    ...options,
    ref,
    environmentClass: environment.environmentClass,
  });
  return {
    ...toTarget({ ref, environment, owner, system: entity?.system }),
    ...(lifetime && { lifetime }),
  };
}

/** A target with what was looked up of it. @internal */
export function toTarget(options: {
  ref: string;
  environment: ReturnType<typeof resolveEnvironment>;
  owner: string | undefined;
  system: string | undefined;
}): Target {
  const { ref, environment, owner, system } = options;
  return {
    ref,
    ...environment,
    ...(owner !== undefined && { owner }),
    ...(system !== undefined && { system }),
  };
}
