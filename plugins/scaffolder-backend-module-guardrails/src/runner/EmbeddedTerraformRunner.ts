import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import {
  EMBEDDED_IN_PRODUCTION,
  type RunnerOptions,
  type TerraformOptions,
} from '../config';
import { ActionError } from '../errors';
import { createToolDigest } from './createToolDigest';
import { findTool } from './findTool';
import {
  confine,
  CONFINED_TEMPORARY,
  detectIsolation,
  systemMounts,
  terraformMounts,
  type Isolation,
  type IsolationTools,
} from './isolation';
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

type EmbeddedOptions = Extract<RunnerOptions, { type: 'embedded' }>;
type SharedOptions = RunOptions & Pick<TerraformOptions, 'mirror'>;

/** One for all runners of the process: a program is the same for each of them. */
const digestTool = createToolDigest();

/** Git is found here, for modules in repositories; the backend's own PATH may lead into its installation. */
const PATH = '/usr/local/bin:/usr/bin:/bin';

/**
 * Runs the tool of this machine with an empty environment in a private directory. Where the machine allows it, the
 * tool and what it starts are in namespaces of their own: they see neither files nor processes of the backend, only
 * the network. That is a wall against a module and a provider, not against a fault of the kernel, hence the refusal in
 * production.
 * @public
 */
export class EmbeddedTerraformRunner implements TerraformRunner {
  readonly #runner: EmbeddedOptions;
  readonly #options: SharedOptions;
  readonly #parent: NodeJS.ProcessEnv;
  readonly #temporary: string;
  readonly #detect: () => Promise<Isolation>;
  #isolation: Promise<Isolation> | undefined;

  constructor(options: {
    runner: EmbeddedOptions;
    terraform: SharedOptions;
    parent: NodeJS.ProcessEnv;
    /** Folder for temporary files. Default: that of the system. */
    temporary?: string;
    detect?: () => Promise<Isolation>;
  }) {
    this.#detect = options.detect ?? detectIsolation;
    this.#runner = options.runner;
    this.#options = options.terraform;
    this.#parent = options.parent;
    this.#temporary = options.temporary ?? tmpdir();
  }

  async identify(): Promise<RunnerIdentity> {
    const tool = await this.#find();
    return { tool, digest: await digestTool(tool) };
  }

  async describeIsolation(): Promise<Condition> {
    const isolation = await this.#isolate();
    const about = {
      id: 'runner-isolated',
      title: 'Terraform cannot read files or processes of the portal',
    };
    return isolation.status === 'namespaces'
      ? { ...about, fulfilled: true }
      : {
          ...about,
          fulfilled: false,
          fix: `Terraform is not isolated (${isolation.reason}): allow unprivileged user namespaces and install util-linux, or configure guardrails.terraform.runner with a command that runs a container.`,
        };
  }

  /** Behind the wall the folder for temporary files has a short path of its own. */
  async describeSockets(): Promise<Condition> {
    const condition = describeTemporaryFolder(this.#temporary);
    const isolation = await this.#isolate();
    if (isolation.status === 'none') return condition;
    const { id, title } = condition;
    return { id, title, fulfilled: true };
  }

  async run(call: TerraformCall): Promise<TerraformExit> {
    const tool = await this.#find();
    const isolation = await this.#isolate();
    if (isolation.status === 'namespaces') {
      return this.#runIsolated(tool, call, isolation.tools);
    }
    if (this.#runner.isolation === 'required') {
      throw new ActionError(
        'runner-refused',
        `Terraform is not run without isolation, as guardrails.terraform.runner.isolation says. Namespaces cannot be used: ${isolation.reason}.`,
      );
    }
    return withTemporaryFolder(this.#temporary, temporary =>
      runTerraform({
        ...this.#shared(call, temporary),
        program: tool,
        args: call.args,
      }),
    );
  }

  async #runIsolated(
    tool: string,
    call: TerraformCall,
    tools: IsolationTools,
  ): Promise<TerraformExit> {
    const { directory, writable = [], readable: read = [] } = call;
    const { readable, hidden } = this.#runner;
    const { mirror } = this.#options;
    const system = await systemMounts();
    const own = await terraformMounts({
      directory,
      tool,
      mirror,
      readable,
      read,
      writable,
      hidden,
      system,
    });
    const command = await confine({
      tools,
      root: join(directory, 'root'),
      work: join(directory, 'work'),
      mounts: [...system, ...own],
      program: tool,
      args: call.args,
    });
    return runTerraform({
      ...this.#shared(call, CONFINED_TEMPORARY),
      ...command,
    });
  }

  #shared(call: TerraformCall, temporary: string) {
    return {
      call,
      temporary,
      terraform: this.#options,
      parent: this.#parent,
      environment: { PATH },
    };
  }

  async #isolate(): Promise<Isolation> {
    if (this.#runner.isolation === 'off') {
      return { status: 'none', reason: 'configuration turned isolation off' };
    }
    this.#isolation ??= this.#detect();
    return this.#isolation;
  }

  async #find(): Promise<string> {
    if (
      this.#parent.NODE_ENV === 'production' &&
      !this.#runner.allowInProduction
    ) {
      throw new ActionError(
        'runner-refused',
        `The embedded Terraform runner is for development. Configure guardrails.terraform.runner with a command, or set guardrails.terraform.runner.inProduction to "${EMBEDDED_IN_PRODUCTION}".`,
      );
    }
    return findTool({
      binary: this.#runner.binary,
      path: this.#parent.PATH,
      toolsDirectory: this.#runner.toolsDirectory,
    });
  }
}
