import { join } from 'node:path';

/**
 * The whole environment of Terraform: what it needs to stay inside its private directory, and the
 * variables that the operator named. Tokens of the backend are not in reach of a configuration that
 * reads its own environment.
 * @internal
 */
export function terraformEnvironment(options: {
  directory: string;
  /** What the operator chose for the environment. */
  variables: Record<string, string>;
}): Record<string, string> {
  const { directory, variables } = options;
  return {
    ...variables,
    HOME: join(directory, 'home'),
    TMPDIR: join(directory, 'temporary'),
    TF_CLI_CONFIG_FILE: join(directory, 'cli.tfrc'),
    TF_DATA_DIR: join(directory, 'data'),
    TF_IN_AUTOMATION: 'true',
    TF_INPUT: 'false',
    CHECKPOINT_DISABLE: 'true',
  };
}
