import { join } from 'node:path';
import type { TerraformOptions } from '../config';
import { ActionError } from '../errors';
import type { TerraformExit, TerraformRunner } from '../runner';

/** Everything that the calls of one run share. @internal */
export type TerraformSession = {
  runner: TerraformRunner;
  terraform: TerraformOptions;
  directory: string;
  /** Name of the environment; its variables reach Terraform. */
  environment: string;
  signal?: AbortSignal;
  onLine?: (line: string) => void;
};

const LOCK = ['-lock=true', '-lock-timeout=60s'];
const QUIET = ['-input=false', '-no-color'];
const ERROR_LINES = 12;

/** Installs what the configuration needs from where the CLI configuration allows. @internal */
export async function initialise(
  session: TerraformSession,
  options: { hasLockFile: boolean },
): Promise<void> {
  const readonly = options.hasLockFile ? ['-lockfile=readonly'] : [];
  await must(session, 'init', ['init', ...QUIET, ...readonly]);
}

/** Plans into a file of the private directory. @internal */
export async function plan(
  session: TerraformSession,
  options: { destroy: boolean; file: string },
): Promise<void> {
  await must(session, 'plan', [
    'plan',
    ...QUIET,
    ...LOCK,
    ...(options.destroy ? ['-destroy'] : []),
    `-out=${join(session.directory, options.file)}`,
  ]);
}

/** Plans what an apply left behind, from its state alone: nothing is refreshed. @internal */
export async function planStanding(
  session: TerraformSession,
  options: { file: string },
): Promise<void> {
  await must({ ...session, onLine: undefined }, 'plan', [
    'plan',
    ...QUIET,
    ...LOCK,
    '-refresh=false',
    `-out=${join(session.directory, options.file)}`,
  ]);
}

/** The plan as JSON, in exact bytes; it is never logged, because it holds sensitive values in clear. @internal */
export async function show(
  session: TerraformSession,
  options: { file: string },
): Promise<Buffer> {
  const { stdout } = await must({ ...session, onLine: undefined }, 'show', [
    'show',
    '-json',
    '-no-color',
    join(session.directory, options.file),
  ]);
  return stdout;
}

/** Applies a saved plan. How it ended is an answer, not an exception: all of it goes on record. @internal */
export async function apply(
  session: TerraformSession,
  options: { file: string; onStart: (pid: number) => Promise<void> },
): Promise<TerraformExit> {
  const { runner, terraform, directory, environment, signal, onLine } = session;
  return runner.run({
    directory,
    environment,
    args: ['apply', ...QUIET, ...LOCK, join(directory, options.file)],
    timeoutMs: terraform.applyTimeoutMs,
    signal,
    onLine,
    onStart: options.onStart,
  });
}

async function must(
  session: TerraformSession,
  name: string,
  args: string[],
): Promise<Extract<TerraformExit, { status: 'done' }>> {
  const { runner, terraform, directory, environment, signal, onLine } = session;
  const exit = await runner.run({
    directory,
    environment,
    args,
    timeoutMs: terraform.planTimeoutMs,
    signal,
    onLine,
  });
  if (exit.status === 'interrupted') {
    throw new ActionError(
      exit.reason === 'timeout' ? 'timeout' : 'interrupted',
      `terraform ${name} was stopped: ${exit.reason}. Nothing was changed.`,
    );
  }
  if (exit.code !== 0) {
    throw new ActionError(
      'terraform-failed',
      `terraform ${name} failed with code ${exit.code}: ${lastLines(
        exit.stderr,
      )}`,
    );
  }
  return exit;
}

function lastLines(text: string): string {
  const lines = text.split('\n').map(line => line.trim());
  return lines.filter(Boolean).slice(0, ERROR_LINES).join(' ');
}
