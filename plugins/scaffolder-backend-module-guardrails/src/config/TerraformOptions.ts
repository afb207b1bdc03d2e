import type { EnvironmentClass } from '@backstage-guardrails/policy-model';

/** Where Terraform keeps its state. @public */
export type StateOptions =
  | { type: 'local'; directory: string }
  /** Any Terraform backend; `{environment}` and `{resource}` in its values are filled in. */
  | { type: 'backend'; name: string; settings: Record<string, string> };

/** Who runs Terraform. @public */
export type RunnerOptions =
  | {
      type: 'embedded';
      binary?: string;
      toolsDirectory: string;
      allowInProduction: boolean;
      /** `required`: without isolation nothing is run. */
      isolation: 'where-possible' | 'required' | 'off';
      /** Files and folders of the machine that an isolated Terraform can read besides the system. */
      readable: string[];
      /** Folders of the portal, never visible to an isolated Terraform. */
      hidden: string[];
    }
  /** `{directory}` and `{temporary}` are replaced by the private folders; the arguments for Terraform follow. */
  | { type: 'command'; command: string[]; identity: string };

/** What Terraform gets in one environment. @public */
export type TerraformEnvironment = {
  class: EnvironmentClass;
  /** Absent where the environment has none of its own. `from` names the variable of the backend's process. */
  variables?: { name: string; from: string }[];
};

/** What an operator configures below `guardrails.terraform`. @public */
export type TerraformOptions = {
  runner: RunnerOptions;
  /** Private plans live here, one folder each. */
  plansDirectory: string;
  /** Where earlier versions kept what was provisioned, one file for each target. */
  targetsDirectory: string;
  state: StateOptions;
  /** Providers that may be installed; without a host from the tool's own registry. Built-in ones need no entry. */
  providers: string[];
  /** A filesystem mirror to install them from instead of the registry. */
  mirror?: string;
  /** Names of variables that reach Terraform in every environment without variables of its own, production excepted. */
  environment: string[];
  /** Configured environments by name; what is not there is production. */
  environments: Map<string, TerraformEnvironment>;
  planTimeoutMs: number;
  applyTimeoutMs: number;
  /** How long an interrupted Terraform may take to end by itself. */
  interruptGraceMs: number;
  /** How long a plan may be applied. */
  planLifetimeMs: number;
};
