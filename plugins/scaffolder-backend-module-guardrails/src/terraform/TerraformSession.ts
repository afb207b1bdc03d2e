import type { StateResource } from '@backstage-guardrails/plugin-guardrails-common';
import { join } from 'node:path';
import type { TerraformOptions } from '../config';
import { ActionError } from '../errors';
import { collectLines } from './collectLines';
import { providersOf } from './providersOf';
import { SECRETS_FILE } from './secretFiles';
import {
  findCause,
  type Mask,
  type TerraformCall,
  type TerraformExit,
  type TerraformRunner,
} from '../runner';
import { stateFolders, type StateKey } from '../state';

/** Everything that the calls of one run share. @internal */
export type TerraformSession = {
  runner: TerraformRunner;
  terraform: TerraformOptions;
  directory: string;
  /** Whose state it is. */
  key: StateKey;
  signal?: AbortSignal;
  /** Nothing is written beside the private directory, neither state nor a lock of it. */
  readOnly?: true;
  /** Takes what Terraform prints, in texts of whole lines. */
  onText?: (text: string) => void;
  /** Hides secrets of the task in what a refusal says. */
  mask?: Mask;
};

const LOCK = ['-lock=true', '-lock-timeout=60s'];
/**
 * A lock is written beside the state, and a change would wait for it. Without one a change can come in between: who
 * reads like this throws away what was read of a target that was changed meanwhile.
 */
const NO_LOCK = ['-lock=false'];
const QUIET = ['-input=false', '-no-color'];
const ERROR_LINES = 12;

/** Downloads the modules that the configuration calls, and nothing else: no provider is installed, none is run. @internal */
export async function getModules(session: TerraformSession): Promise<void> {
  await must(session, 'get', ['get', '-no-color']);
}

/**
 * Installs providers from where the CLI configuration allows. Modules are there already, or there are none: a module
 * that was not looked at is not downloaded here.
 * @internal
 */
export async function initialise(
  session: TerraformSession,
  options: { hasLockFile: boolean },
): Promise<void> {
  const readonly = options.hasLockFile ? ['-lockfile=readonly'] : [];
  await must(session, 'init', ['init', '-get=false', ...QUIET, ...readonly]);
}

/** Plans into a file of the private directory. @internal */
export async function plan(
  session: TerraformSession,
  options: { destroy: boolean; file: string; secrets: boolean },
): Promise<void> {
  // What it prints of the state can have secrets of an earlier apply in it, which nobody knows to mask.
  const quiet = options.secrets ? { ...session, onText: undefined } : session;
  await must(quiet, 'plan', [
    'plan',
    ...QUIET,
    ...(session.readOnly ? NO_LOCK : LOCK),
    ...(options.destroy ? ['-destroy'] : []),
    ...secretVariables(session, options),
    `-out=${join(session.directory, options.file)}`,
  ]);
}

/** Plans what an apply left behind, from its state alone: nothing is refreshed. @internal */
export async function planCurrentState(
  session: TerraformSession,
  options: { file: string; secrets: boolean },
): Promise<void> {
  await must({ ...session, onText: undefined }, 'plan', [
    'plan',
    ...QUIET,
    ...LOCK,
    '-refresh=false',
    ...secretVariables(session, options),
    `-out=${join(session.directory, options.file)}`,
  ]);
}

/** The plan as JSON, in exact bytes; it is never logged, because it holds sensitive values in clear. @internal */
export async function show(
  session: TerraformSession,
  options: { file: string },
): Promise<Buffer> {
  const { stdout } = await must(
    { ...session, onText: undefined },
    'show',
    ['show', '-json', '-no-color', join(session.directory, options.file)],
    { capture: true },
  );
  return stdout;
}

/** What the state has; nothing where there is no state, which is not one with nothing in it. @internal */
export async function listState(
  session: TerraformSession,
): Promise<StateResource[] | undefined> {
  const quiet = { ...session, onText: undefined };
  const read = async (...args: string[]) => {
    const options = { capture: true };
    const { stdout } = await must(quiet, args.join(' '), args, options);
    return stdout.toString('utf8').trim();
  };
  const state = await read('state', 'pull');
  if (state === '') return undefined;
  const listed = await read('state', 'list');
  if (listed === '') return [];
  const provider = providersOf(state);
  return listed.split('\n').map(line => {
    const address = line.trim();
    return { address, provider: provider(address) };
  });
}

/** Applies a saved plan. How it ended is an answer, not an exception: all of it goes on record. @internal */
export async function apply(
  session: TerraformSession,
  options: { file: string; onStart: (pid: number) => Promise<void> },
): Promise<TerraformExit> {
  return run(session, {
    args: ['apply', ...QUIET, ...LOCK, join(session.directory, options.file)],
    timeoutMs: session.terraform.applyTimeoutMs,
    onStart: options.onStart,
  });
}

/** They are in no file that Terraform reads by itself, so that the digest of the workspace does not cover them. */
function secretVariables(
  { directory }: TerraformSession,
  { secrets }: { secrets: boolean },
): string[] {
  return secrets ? [`-var-file=${join(directory, SECRETS_FILE)}`] : [];
}

async function must(
  session: TerraformSession,
  name: string,
  args: string[],
  options: { capture?: boolean } = {},
): Promise<Extract<TerraformExit, { status: 'done' }>> {
  const exit = await run(session, {
    args,
    ...options,
    timeoutMs: session.terraform.planTimeoutMs,
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
      `terraform ${name} failed with code ${exit.code}: ${findCause(exit.stderr)
        .slice(0, ERROR_LINES)
        .join(' ')}`,
    );
  }
  return exit;
}

async function run(
  session: TerraformSession,
  call: Pick<TerraformCall, 'args' | 'capture' | 'timeoutMs' | 'onStart'>,
): Promise<TerraformExit> {
  const { runner, terraform, directory, key, signal, mask, onText } = session;
  const folders = stateFolders({ state: terraform.state, key });
  const lines = onText && collectLines({ onText });
  try {
    return await runner.run({
      ...call,
      directory,
      environment: key.environment,
      ...(session.readOnly ? { readable: folders } : { writable: folders }),
      signal,
      mask,
      onLine: lines?.add,
    });
  } finally {
    lines?.flush();
  }
}
