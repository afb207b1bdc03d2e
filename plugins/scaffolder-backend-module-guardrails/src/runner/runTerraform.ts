import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { TerraformOptions } from '../config';
import { createMask } from './createMask';
import { endProviders, endStrays } from './processesOfCall';
import { runProcess } from './runProcess';
import { markOfCall, terraformEnvironment } from './terraformEnvironment';
import { toVariables } from './toVariables';
import type { TerraformCall, TerraformExit } from './TerraformRunner';

const CAPTURE_LIMIT = 256 * 1024 * 1024;

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
  const variables = toVariables({
    terraform,
    environment: call.environment,
    parent,
  });
  const { directory, onLine } = call;
  const mask = (call.mask ?? createMask([])).and(Object.values(variables));
  const id = randomUUID();
  const mark = markOfCall(id);
  try {
    return await runProcess({
      program,
      args,
      cwd: join(directory, 'work'),
      env: {
        ...environment,
        ...terraformEnvironment({ directory, call: id, temporary, variables }),
      },
      timeoutMs: call.timeoutMs,
      interruptGraceMs,
      unblock: () => endProviders({ mark }),
      capture: call.capture ? { limit: CAPTURE_LIMIT } : 'nothing',
      signal: call.signal,
      mask,
      onLine,
      onStart: call.onStart,
    });
  } finally {
    await endStrays({ mark });
  }
}
