import { spawn } from 'node:child_process';
import { createLineSplitter } from './createLineSplitter';
import { killGroup } from './killGroup';
import type { TerraformExit } from './TerraformRunner';

/** A pipe that is never closed keeps 'close' from coming; what leads the group has ended long before. */
const PIPE_PATIENCE_MS = 2_000;
const STDERR_LIMIT = 64 * 1024;

/** @internal */
export type ProcessOptions = {
  program: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  timeoutMs: number;
  interruptGraceMs: number;
  stdoutLimit: number;
  signal?: AbortSignal;
  onLine?: (line: string) => void;
  onStart?: (pid: number) => Promise<void> | void;
};

/**
 * Runs a program as the leader of a process group of its own, with a private umask.
 *
 * To stop it, the group gets SIGINT, which Terraform answers by finishing the resource at hand, writing
 * its state and giving up its lock. Only a group that does not end in time is killed. What the leader
 * leaves behind (a provisioner's child) is killed in every case, so nothing outlives the call.
 * @internal
 */
export function runProcess(options: ProcessOptions): Promise<TerraformExit> {
  if (options.signal?.aborted) {
    return Promise.resolve({ status: 'interrupted', reason: 'cancelled' });
  }
  return new Promise((resolve, reject) => {
    // The shell only sets the umask and is replaced by the program; no word of ours is parsed by it.
    const child = spawn(
      '/bin/sh',
      ['-c', 'umask 077; exec "$0" "$@"', options.program, ...options.args],
      {
        cwd: options.cwd,
        env: options.env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const stdout: Buffer[] = [];
    let size = 0;
    let stderr = '';
    let failure: Error | undefined;
    let stopping: 'cancelled' | 'timeout' | undefined;
    let killTimer: NodeJS.Timeout | undefined;

    const stop = (reason: 'cancelled' | 'timeout') => {
      if (stopping) return;
      stopping = reason;
      killGroup(child.pid, 'SIGINT');
      killTimer = setTimeout(
        () => killGroup(child.pid, 'SIGKILL'),
        options.interruptGraceMs,
      );
    };
    const fail = (error: Error) => {
      failure ??= error;
      stop('cancelled');
    };
    const onAbort = () => stop('cancelled');
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const deadline = setTimeout(() => stop('timeout'), options.timeoutMs);
    const outLines = createLineSplitter(options.onLine);
    const errorLines = createLineSplitter(options.onLine);

    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > options.stdoutLimit) {
        fail(new Error(`More than ${options.stdoutLimit} bytes of output`));
        return;
      }
      stdout.push(chunk);
      outLines.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-STDERR_LIMIT);
      errorLines.push(chunk);
    });

    let settled = false;
    const settle = (code: number | null) => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      clearTimeout(killTimer);
      options.signal?.removeEventListener('abort', onAbort);
      outLines.end();
      errorLines.end();
      if (failure) reject(failure);
      else if (code === null || (stopping && code !== 0)) {
        resolve({ status: 'interrupted', reason: stopping ?? 'killed' });
      } else {
        resolve({
          status: 'done',
          code,
          stdout: Buffer.concat(stdout),
          stderr,
        });
      }
    };
    child.once('error', error => {
      failure ??= error;
      settle(null);
    });
    child.once('exit', code => {
      killGroup(child.pid, 'SIGKILL');
      child.once('close', () => settle(code));
      setTimeout(() => settle(code), PIPE_PATIENCE_MS).unref();
    });
    if (child.pid !== undefined && options.onStart) {
      Promise.resolve(options.onStart(child.pid)).catch(fail);
    }
  });
}
