import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { EnvironmentClass } from '@backstage-guardrails/policy-model';
import type { EnvironmentConfig } from '../../base/config';
import { resolveEnvironment } from './resolveEnvironment';

/** From the loosest rules to the strictest. */
const STRICTNESS: Record<EnvironmentClass, number> = {
  sandbox: 0,
  development: 1,
  staging: 2,
  production: 3,
};

/**
 * The environment is the requester's choice only where nothing else is known. What exists in production is not evaluated
 * by the rules of a sandbox because a form says so.
 *
 * One entity can be in several environments: those that the registry holds for it can all be named. What the catalog
 * shows only counts against a milder class, never for one, because teams write their own catalog files.
 *
 * @throws {@link GuardrailsError} `environment-differs`
 * @internal
 */
export function refuseLowered(options: {
  environments: EnvironmentConfig[];
  ref: string;
  named: string | undefined;
  /** Environments of the target's entries in the registry. */
  registered: string[];
  /** Environments that the catalog shows for the entity. */
  shown: string[];
}): void {
  const { environments, ref, named, registered, shown } = options;
  if (named !== undefined && registered.includes(named)) return;
  const strictness = (name: string | undefined) =>
    STRICTNESS[resolveEnvironment(environments, name).environmentClass];
  const stricter = [...registered, ...shown].find(
    name => strictness(name) > strictness(named),
  );
  if (stricter === undefined) return;
  throw new GuardrailsError({
    code: 'environment-differs',
    message: `${ref} is in environment "${stricter}", which has stricter rules than "${named}". Name "${stricter}", or use another name for what is in "${named}".`,
    path: '/target/environment',
  });
}
