import type { TerraformOptions } from '../config';

/**
 * The variables of one environment, from those of the backend's own process: its own list where it has one, else the
 * list that all environments share. That production gets no shared ones is refused before anything runs.
 * @internal
 */
export function toVariables(options: {
  terraform: Pick<TerraformOptions, 'environment' | 'environments'>;
  environment: string;
  parent: NodeJS.ProcessEnv;
}): Record<string, string> {
  const { terraform, environment, parent } = options;
  const chosen =
    terraform.environments.get(environment)?.variables ??
    terraform.environment.map(name => ({ name, from: name }));
  return Object.fromEntries(
    chosen.flatMap(({ name, from }) => {
      const value = parent[from];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
