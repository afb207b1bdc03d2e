import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import type { TerraformOptions } from './TerraformOptions';

/** What an operator sees at start about the variables that reach Terraform. @internal */
export function listConditions(
  terraform: Pick<TerraformOptions, 'environment' | 'environments'>,
): Condition[] {
  const condition = {
    id: 'terraform-variables',
    title: 'Each environment has Terraform variables of its own',
  };
  return terraform.environment.length === 0
    ? [{ ...condition, fulfilled: true }]
    : [
        {
          ...condition,
          fulfilled: false,
          fix: 'guardrails.terraform.environment serves several environments and is not used in production. Move its variables to terraform.variables of each entry of guardrails.environments.',
        },
      ];
}
