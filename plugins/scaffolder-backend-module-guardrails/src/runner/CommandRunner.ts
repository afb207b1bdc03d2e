import { tmpdir } from 'node:os';
import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import type { RunnerOptions } from '../config';
import { digestText } from '../plans/digest';
import { runTerraform, type RunOptions } from './runTerraform';
import {
  describeTemporaryFolder,
  withTemporaryFolder,
} from './temporaryFolder';
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
  readonly #temporary: string;

  constructor(options: {
    runner: Extract<RunnerOptions, { type: 'command' }>;
    terraform: RunOptions;
    parent: NodeJS.ProcessEnv;
    /** Folder for temporary files. Default: that of the system. */
    temporary?: string;
  }) {
    this.#runner = options.runner;
    this.#options = options.terraform;
    this.#parent = options.parent;
    this.#temporary = options.temporary ?? tmpdir();
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

  async describeSockets(): Promise<Condition> {
    return describeTemporaryFolder(this.#temporary);
  }

  async run(call: TerraformCall): Promise<TerraformExit> {
    return withTemporaryFolder(this.#temporary, temporary => {
      const [program, ...fixed] = this.#runner.command.map(word =>
        word
          .replaceAll('{directory}', call.directory)
          .replaceAll('{temporary}', temporary),
      );
      return runTerraform({
        program,
        args: [...fixed, ...call.args],
        call,
        temporary,
        terraform: this.#options,
        parent: this.#parent,
        environment: { PATH: this.#parent.PATH ?? '' },
      });
    });
  }
}
