import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import type { Digest } from '@backstage-guardrails/policy-model';
import type { Mask } from './createMask';

/** One call of Terraform. @public */
export type TerraformCall = {
  /** The private directory: `work` holds the configuration, everything else is Terraform's. */
  directory: string;
  /** Name of the environment that it is for; the variables of this one reach Terraform. */
  environment: string;
  args: string[];
  /** Folders outside of the private one that Terraform reads and writes: where its local state is. */
  writable?: string[];
  /** Folders outside of the private one that Terraform reads, and must not write. */
  readable?: string[];
  /** Whether the caller needs what Terraform prints. Otherwise `stdout` stays empty, however much it is. */
  capture?: boolean;
  timeoutMs: number;
  signal?: AbortSignal;
  /** Hides secrets of the task; those of the environment's variables are known already. */
  mask?: Mask;
  /** A line of output, masked and free of control characters. */
  onLine?: (line: string) => void;
  /** Called with the process group as soon as it runs, so that it can be found after a crash. */
  onStart?: (pid: number) => Promise<void> | void;
};

/** How a call ended. `interrupted`: it was asked to stop, and nobody can say how far it came. @public */
export type TerraformExit =
  | { status: 'done'; code: number; stdout: Buffer; stderr: string }
  | { status: 'interrupted'; reason: 'cancelled' | 'timeout' | 'killed' };

/** What runs, so that an apply can prove that it is what planned. @public */
export type RunnerIdentity = {
  tool: string;
  /** Digest of the binary, or of the command that stands for it. */
  digest: Digest;
};

/**
 * Runs Terraform or OpenTofu in a private directory.
 * Planning executes whatever the configuration says, so a runner is the place to put walls: the embedded one has
 * namespaces where the machine allows them, a command runner has the walls of its container.
 *
 * A runner never resolves before every process it started has ended.
 * @public
 */
export interface TerraformRunner {
  identify(): Promise<RunnerIdentity>;
  /** Whether what it runs is kept from the portal's own files, for the report at start. */
  describeIsolation(): Promise<Condition>;
  /** Whether providers can make their sockets here, for the report at start. */
  describeSockets(): Promise<Condition>;
  run(call: TerraformCall): Promise<TerraformExit>;
}
