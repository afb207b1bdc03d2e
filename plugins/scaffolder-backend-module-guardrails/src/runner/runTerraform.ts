import { join } from 'node:path';
import { escapeForDisplay } from '@backstage-guardrails/policy-model';
import type { TerraformOptions } from '../config';
import { createMask } from './createMask';
import { runProcess } from './runProcess';
import { terraformEnvironment } from './terraformEnvironment';
import { variablesOf } from './variablesOf';
import type { TerraformCall, TerraformExit } from './TerraformRunner';

const STDOUT_LIMIT = 256 * 1024 * 1024;

/** What a runner needs of the configuration. @public */
export type RunOptions = Pick<
  TerraformOptions,
  'environment' | 'environments' | 'interruptGraceMs'
>;

/** Runs a program in the private directory; what it says about secrets it was given is masked. @internal */
export async function runTerraform(options: {
  program: string;
  args: string[];
  call: TerraformCall;
  terraform: RunOptions;
  parent: NodeJS.ProcessEnv;
  /** Folder for temporary files. */
  temporary: string;
  /** For the program itself. */
  environment: Record<string, string>;
}): Promise<TerraformExit> {
  const { program, args, call, terraform, parent, temporary, environment } =
    options;
  const { interruptGraceMs } = terraform;
  const variables = variablesOf({
    terraform,
    environment: call.environment,
    parent,
  });
  const mask = createMask(Object.values(variables));
  const { directory, onLine } = call;
  const exit = await runProcess({
    program,
    args,
    cwd: join(directory, 'work'),
    env: {
      ...environment,
      ...terraformEnvironment({ directory, temporary, variables }),
    },
    timeoutMs: call.timeoutMs,
    interruptGraceMs,
    stdoutLimit: STDOUT_LIMIT,
    signal: call.signal,
    onLine: onLine && (line => onLine(mask(line))),
    onStart: call.onStart,
  });
  if (exit.status === 'interrupted') return exit;
  const stderr = exit.stderr.split('\n').map(escapeForDisplay).join('\n');
  return { ...exit, stderr: mask(stderr) };
}
