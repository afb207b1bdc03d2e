import { join } from 'node:path';
import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import type { RunnerOptions } from '../config';
import { digestText } from '../plans/digest';
import { runTerraform, type RunOptions } from './runTerraform';
import type {
  RunnerIdentity,
  TerraformCall,
  TerraformExit,
  TerraformRunner,
} from './TerraformRunner';

/**
 * Runs Terraform through a command of the operator, a container or a remote job for instance.
 * The command gets SIGINT when a task is cancelled and has to pass it on; it must not end before what it
 * started has ended. `identity` names the tool it runs (an image digest), because only the operator knows.
 * @public
 */
export class CommandRunner implements TerraformRunner {
  readonly #runner: Extract<RunnerOptions, { type: 'command' }>;
  readonly #options: RunOptions;
  readonly #parent: NodeJS.ProcessEnv;

  constructor(options: {
    runner: Extract<RunnerOptions, { type: 'command' }>;
    terraform: RunOptions;
    parent: NodeJS.ProcessEnv;
  }) {
    this.#runner = options.runner;
    this.#options = options.terraform;
    this.#parent = options.parent;
  }

  async identify(): Promise<RunnerIdentity> {
    const { command, identity } = this.#runner;
    return {
      tool: identity,
      digest: digestText(JSON.stringify([command, identity])),
    };
  }

  /** The command is the operator's, and so are its walls: nothing here can look at them. */
  async describeIsolation(): Promise<Condition> {
    return {
      id: 'runner-isolated',
      title:
        'Terraform runs by the configured command, which has to isolate it',
      fulfilled: true,
    };
  }

  async run(call: TerraformCall): Promise<TerraformExit> {
    const [program, ...fixed] = this.#runner.command.map(word =>
      word.replaceAll('{directory}', call.directory),
    );
    return runTerraform({
      program,
      args: [...fixed, ...call.args],
      call,
      temporary: join(call.directory, 'temporary'),
      terraform: this.#options,
      parent: this.#parent,
      environment: { PATH: this.#parent.PATH ?? '' },
    });
  }
}
