import { findClass, type TerraformOptions } from '../config';
import { ActionError } from '../errors';

/**
 * Credentials of production are for production alone. The list that all environments share would give them to the plan
 * of a sandbox, or those of a sandbox to production, so it is not used there.
 * @internal
 */
export function requireOwnVariables(options: {
  terraform: Pick<TerraformOptions, 'environment' | 'environments'>;
  environment: string;
}): void {
  const { terraform, environment } = options;
  const own = terraform.environments.get(environment)?.variables;
  if (own !== undefined || terraform.environment.length === 0) return;
  if (findClass(terraform.environments, environment) !== 'production') return;
  throw new ActionError(
    'shared-variables',
    `Environment "${environment}" has no Terraform variables of its own, and the list that all environments share is not used in production. Ask an operator to configure guardrails.environments with terraform.variables for it.`,
  );
}
