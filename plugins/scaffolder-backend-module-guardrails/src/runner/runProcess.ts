import { spawn } from 'node:child_process';
import { createLineSplitter } from './createLineSplitter';
import { createOutputTail } from './createOutputTail';
import { killGroup } from './killGroup';
import { limitLines } from './limitLines';
import type { TerraformExit } from './TerraformRunner';

/** From here on a code says which signal ended the program: shells and containers answer so. */
const SIGNAL_CODES = 128;
/** A pipe that is never closed keeps 'close' from coming; what leads the group has ended long before. */
const PIPE_PATIENCE_MS = 2_000;
/** How long a program has that was kept from ending by something else. */
const UNBLOCKED_MS = 10_000;
const STDERR_LIMIT = 64 * 1024;

/** @internal */
export type ProcessOptions = {
  program: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  timeoutMs: number;
  interruptGraceMs: number;
  /** Ends what keeps the program from ending by itself, and answers whether there was anything. */
  unblock?: () => Promise<boolean>;
  /** Whether what it prints is an answer to be kept whole; otherwise it is only shown, however much it is. */
  capture: { limit: number } | 'nothing';
  signal?: AbortSignal;
  /** Hides secrets in lines. What is captured stays as it is. */
  mask?: (text: string) => string;
  onLine?: (line: string) => void;
  onStart?: (pid: number) => Promise<void> | void;
};

/**
 * Runs a program as the leader of a process group of its own, with a private umask.
 *
 * To stop it, the group gets SIGINT, which Terraform answers by finishing the resource at hand, writing
 * its state and giving up its lock. Where it does not end in time, what blocks it is ended, and at last the
 * group is killed. What the leader leaves behind (a provisioner's child) is killed in every case, so nothing
 * outlives the call.
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
    const { capture, mask, onLine } = options;
    const stderr = createOutputTail({ limit: STDERR_LIMIT, mask });
    let failure: Error | undefined;
    let stopping: 'cancelled' | 'timeout' | undefined;
    let killTimer: NodeJS.Timeout | undefined;
    let settled = false;

    const kill = async () => {
      const unblocked = await options.unblock?.().catch(() => false);
      if (settled) return;
      killTimer = setTimeout(
        () => killGroup(child.pid, 'SIGKILL'),
        unblocked ? UNBLOCKED_MS : 0,
      );
    };
    const stop = (reason: 'cancelled' | 'timeout') => {
      if (stopping) return;
      stopping = reason;
      killGroup(child.pid, 'SIGINT');
      killTimer = setTimeout(() => void kill(), options.interruptGraceMs);
    };
    const fail = (error: Error) => {
      failure ??= error;
      stop('cancelled');
    };
    const onAbort = () => stop('cancelled');
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const deadline = setTimeout(() => stop('timeout'), options.timeoutMs);
    const shown = limitLines(onLine ?? (() => {}));
    const outLines = createLineSplitter({ mask, onLine: shown.show });
    const errorLines = createLineSplitter({ mask, onLine: shown.show });

    child.stdout.on('data', (chunk: Buffer) => {
      if (onLine && !shown.isOver()) outLines.push(chunk);
      if (capture === 'nothing') return;
      size += chunk.length;
      if (size > capture.limit) {
        fail(new Error(`More than ${capture.limit} bytes of output`));
      } else {
        stdout.push(chunk);
      }
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr.push(chunk);
      if (onLine && !shown.isOver()) errorLines.push(chunk);
    });

    const settle = (code: number | null) => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      clearTimeout(killTimer);
      options.signal?.removeEventListener('abort', onAbort);
      outLines.end();
      errorLines.end();
      if (failure) reject(failure);
      else if (
        code === null ||
        code >= SIGNAL_CODES ||
        (stopping && code !== 0)
      ) {
        resolve({ status: 'interrupted', reason: stopping ?? 'killed' });
      } else {
        resolve({
          status: 'done',
          code,
          stdout: Buffer.concat(stdout),
          stderr: stderr.text(),
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
