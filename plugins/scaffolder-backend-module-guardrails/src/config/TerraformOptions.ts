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
  /** `{directory}` is replaced by the private directory; the arguments for Terraform follow. */
  | { type: 'command'; command: string[]; identity: string };

/** What an operator configures below `guardrails.terraform`. @public */
export type TerraformOptions = {
  runner: RunnerOptions;
  /** Private plans live here, one folder each. */
  plansDirectory: string;
  /** What was provisioned, per target. */
  targetsDirectory: string;
  state: StateOptions;
  /** Full provider addresses that may be installed; built-in providers need no entry. */
  providers: string[];
  /** A filesystem mirror to install them from instead of the registry. */
  mirror?: string;
  /** Names of environment variables that reach Terraform. */
  environment: string[];
  planTimeoutMs: number;
  applyTimeoutMs: number;
  /** How long an interrupted Terraform may take to end by itself. */
  interruptGraceMs: number;
  /** How long a plan may be applied. */
  planLifetimeMs: number;
};
