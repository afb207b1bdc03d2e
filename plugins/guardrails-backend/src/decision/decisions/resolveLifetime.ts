import {
  GuardrailsError,
  type NamedTarget,
} from '@backstage-guardrails/plugin-guardrails-common';
import type {
  EnvironmentClass,
  Lifetime,
  Parameters,
} from '@backstage-guardrails/policy-model';
import { normalRef } from '../../base/refs';
import type { Caller } from '../../identity/actors';
import { requireOwner, type TargetLifetimes } from '../targets';

/**
 * The lifetime of a target. One that exists keeps its own: a request cannot move its end, only an extension can. For a
 * new one the request says how long and whose it is, of the teams of the caller; rules judge both.
 * @throws GuardrailsError `sandbox-exists`, `target-not-owned`
 * @internal
 */
export async function resolveLifetime(options: {
  caller: Caller;
  named: NamedTarget;
  ref: string;
  environmentClass: EnvironmentClass;
  lifetimes: Pick<TargetLifetimes, 'lifetimeOf'>;
  parameters: Parameters;
}): Promise<Lifetime | undefined> {
  const { caller, named, ref, environmentClass, parameters } = options;
  const { environment, lifetime } = named;
  const known =
    environment === undefined
      ? undefined
      : await options.lifetimes.lifetimeOf({ ref, environment });
  if (known) {
    requireSame(known, named);
    return known;
  }
  if (!lifetime) return undefined;
  const owner = normalRef(lifetime.owner);
  requireOwner(caller, { owner, path: '/target/lifetime/owner' });
  const { defaultSandboxHours } = parameters[environmentClass].values;
  return {
    hours: lifetime.hours ?? Number(defaultSandboxHours),
    owner,
    end: 'destroy',
  };
}

function requireSame(known: Lifetime, { ref, lifetime }: NamedTarget): void {
  if (lifetime && normalRef(lifetime.owner) !== known.owner) {
    throw new GuardrailsError({
      code: 'sandbox-exists',
      message: `${ref} is a sandbox of ${known.owner}. Leave its owner as it is, or choose another name.`,
      path: '/target/lifetime/owner',
    });
  }
  if (lifetime?.hours === undefined || lifetime.hours === known.hours) return;
  throw new GuardrailsError({
    code: 'sandbox-exists',
    message: `${ref} is a sandbox that ends after ${known.hours} hours and its extensions. Extend it to keep it longer, or choose another name.`,
    path: '/target/lifetime/hours',
  });
}
