import { join } from 'node:path';

/**
 * What git and Mercurial do for a module that is downloaded: no settings of the machine or of a user, so no filters,
 * hooks, aliases or credential helpers; no transport that runs a program or reads local files; no questions. An
 * operator who needs another setting names the variable in `guardrails.terraform.environment`.
 */
const DOWNLOADS = {
  GIT_ALLOW_PROTOCOL: 'https:ssh',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_LFS_SKIP_SMUDGE: '1',
  GIT_TERMINAL_PROMPT: '0',
  HGRCPATH: '/dev/null',
};

/** The variable that every process of the calls in a private directory has, and nothing else has. @internal */
export function markOfDirectory(directory: string): string {
  return `HOME=${join(directory, 'home')}`;
}

/** The variable that every process of one call has, also beside other calls in its directory. @internal */
export function markOfCall(call: string): string {
  return `GUARDRAILS_CALL=${call}`;
}

/**
 * The whole environment of Terraform: what it needs to stay inside its private directory, and the
 * variables that the operator named. Tokens of the backend are not in reach of a configuration that
 * reads its own environment.
 * @internal
 */
export function terraformEnvironment(options: {
  directory: string;
  /** What is unique to the call. */
  call: string;
  /** Folder for temporary files. */
  temporary: string;
  /** What the operator chose for the environment. */
  variables: Record<string, string>;
}): Record<string, string> {
  const { directory, call, temporary, variables } = options;
  return {
    ...DOWNLOADS,
    ...variables,
    HOME: join(directory, 'home'),
    GUARDRAILS_CALL: call,
    TMPDIR: temporary,
    TF_CLI_CONFIG_FILE: join(directory, 'cli.tfrc'),
    // Relative to the configuration: it is written into the list of modules, which is part of the digest.
    TF_DATA_DIR: '../data',
    TF_IN_AUTOMATION: 'true',
    TF_INPUT: 'false',
    CHECKPOINT_DISABLE: 'true',
  };
}
