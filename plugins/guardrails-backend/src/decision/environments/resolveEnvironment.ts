import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import {
  isSingleLine,
  type EnvironmentClass,
} from '@backstage-guardrails/policy-model';
import type { EnvironmentConfig } from '../../base/config';

const LONGEST = 200;

/**
 * Class and account of an environment, from the operator's configuration alone.
 * A name that nobody configured, or none, is production: the strictest there is. Such a name is kept as it was sent,
 * because it tells one target from another, so it must be one line that approvers can read.
 * @throws GuardrailsError `bad-request`
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
  if (name !== undefined && !isName(name)) {
    throw new GuardrailsError({
      code: 'bad-request',
      message: `The name of an environment is one line of at most ${LONGEST} characters without control, direction or zero-width characters.`,
      path: '/target/environment',
    });
  }
  const found = environments.find(environment => environment.name === name);
  return {
    ...(name !== undefined && { environment: name }),
    environmentClass: found?.class ?? 'production',
    ...(found?.account !== undefined && { account: found.account }),
  };
}

function isName(name: string): boolean {
  return name.length <= LONGEST && isSingleLine(name);
}
