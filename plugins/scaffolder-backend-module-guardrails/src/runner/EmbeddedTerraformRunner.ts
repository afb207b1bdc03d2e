import type { RunnerOptions } from '../config';
import { ActionError } from '../errors';
import { digestFile } from '../plans/digest';
import { findTool } from './findTool';
import { runTerraform, type RunOptions } from './runTerraform';
import type {
  RunnerIdentity,
  TerraformCall,
  TerraformExit,
  TerraformRunner,
} from './TerraformRunner';

/**
 * Runs the tool of this machine as the backend's own user, with an empty environment in a private
 * directory. That keeps honest modules apart and tokens out of reach; it is no wall against a hostile
 * binary, hence the refusal in production.
 * @public
 */
export class EmbeddedTerraformRunner implements TerraformRunner {
  readonly #runner: Extract<RunnerOptions, { type: 'embedded' }>;
  readonly #options: RunOptions;
  readonly #parent: NodeJS.ProcessEnv;

  constructor(options: {
    runner: Extract<RunnerOptions, { type: 'embedded' }>;
    terraform: RunOptions;
    parent: NodeJS.ProcessEnv;
  }) {
    this.#runner = options.runner;
    this.#options = options.terraform;
    this.#parent = options.parent;
  }

  async identify(): Promise<RunnerIdentity> {
    const tool = await this.#find();
    return { tool, digest: await digestFile(tool) };
  }

  async run(call: TerraformCall): Promise<TerraformExit> {
    return runTerraform({
      program: await this.#find(),
      args: call.args,
      call,
      terraform: this.#options,
      parent: this.#parent,
    });
  }

  async #find(): Promise<string> {
    if (
      this.#parent.NODE_ENV === 'production' &&
      !this.#runner.allowInProduction
    ) {
      throw new ActionError(
        'runner-refused',
        'The embedded Terraform runner is for development. Configure guardrails.terraform.runner with a command, or allow it in words.',
      );
    }
    return findTool({
      binary: this.#runner.binary,
      path: this.#parent.PATH,
      toolsDirectory: this.#runner.toolsDirectory,
    });
  }
}
