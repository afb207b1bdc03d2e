import type { EnvironmentClass } from '@backstage-guardrails/policy-model';
import type { EnvironmentConfig } from '../config';

/**
 * Class and account of an environment, from the operator's configuration alone.
 * A name that nobody configured, or none, is production: the strictest there is.
 * @internal
 */
export function resolveEnvironment(
  environments: EnvironmentConfig[],
  name: string | undefined,
): {
  environment?: string;
  environmentClass: EnvironmentClass;
  account?: string;
} {
  const found = environments.find(environment => environment.name === name);
  return {
    ...(name !== undefined && { environment: name }),
    environmentClass: found?.class ?? 'production',
    ...(found?.account !== undefined && { account: found.account }),
  };
}
