import type { Config } from '@backstage/config';
import {
  environmentClassSchema,
  type EnvironmentClass,
} from '@backstage-guardrails/policy-model';
import type { TerraformEnvironment } from './TerraformOptions';

const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** From the loosest rules to the strictest. @internal */
export const STRICTNESS: Record<EnvironmentClass, number> = {
  sandbox: 0,
  development: 1,
  staging: 2,
  production: 3,
};

/** Class of an environment; one that is not configured is production, as for the decision service. @internal */
export function findClass(
  environments: ReadonlyMap<string, TerraformEnvironment>,
  name: string,
): EnvironmentClass {
  return environments.get(name)?.class ?? 'production';
}

/** Reads class and Terraform variables of `guardrails.environments`. @internal */
export function readEnvironments(
  root: Config,
): Map<string, TerraformEnvironment> {
  const entries = root.getOptionalConfigArray('guardrails.environments') ?? [];
  return new Map(
    entries.map(entry => [
      entry.getString('name'),
      {
        class: environmentClassSchema.parse(entry.getString('class')),
        ...(entry.has('terraform.variables') && {
          variables: entry
            .getConfigArray('terraform.variables')
            .map(readVariable),
        }),
      },
    ]),
  );
}

function readVariable(variable: Config): { name: string; from: string } {
  const name = variable.getString('name');
  const from = variable.getOptionalString('from') ?? name;
  const wrong = [name, from].find(text => !variableName.test(text));
  if (wrong !== undefined) {
    throw new Error(
      `guardrails.environments: terraform.variables cannot hold "${wrong}"`,
    );
  }
  return { name, from };
}
