import { Worker } from 'node:worker_threads';
import { EngineError } from '../errors';
import type { FromWorker, Parcel, ToWorker, WorkerFailure } from './protocol';

/** One piece of work for a worker. @public */
export type Job = {
  /** Made when a worker is there, so that it can leave out what this worker has `seen`. */
  parcel: (seen: Set<string>) => Parcel;
  /** Computing time; waiting for an answer does not count. */
  deadlineMs: number;
  /** Jobs of one key take turns with those of others, however many wait. */
  fairnessKey?: string;
  answer: (question: unknown) => Promise<unknown>;
  revive: (failure: WorkerFailure) => Error;
  signal?: AbortSignal;
};

/** Why a thread ended before the pool was closed; another one takes its place. @public */
export type WorkerEnd =
  | 'deadline-exceeded'
  | 'cancelled'
  | 'unanswered'
  | 'worker-lost';

/** One thread with at most one job. @public */
export class PoolWorker {
  /** Names of what was sent once and is kept over there. */
  readonly seen = new Set<string>();
  readonly #worker: Worker;
  #handle: ((message: FromWorker) => void) | undefined;
  #lost: ((error: EngineError) => void) | undefined;
  readonly #ended: (reason: WorkerEnd) => void;
  #dead = false;

  constructor(options: {
    entry: string;
    execArgv?: string[];
    /** It has a lower priority than other workers. */
    background?: boolean;
    /** Called once, unless it is stopped. */
    ended: (reason: WorkerEnd) => void;
  }) {
    this.#ended = options.ended;
    this.#worker = new Worker(options.entry, {
      execArgv: options.execArgv,
      workerData: { background: options.background === true },
      // Nothing of the host's environment is needed to judge, so nothing of it is there to leak.
      env: {},
    });
    // A worker without a job does not keep the process alive.
    this.#worker.unref();
    this.#worker.on('message', (message: FromWorker) => {
      this.#handle?.(message);
    });
    this.#worker.on('error', error => this.#end(error));
    this.#worker.on('exit', code => this.#end(new Error(`exit code ${code}`)));
  }

  get dead(): boolean {
    return this.#dead;
  }

  async run(job: Job): Promise<unknown> {
    // Given up between being queued and being started: no event will ever say so again.
    if (job.signal?.aborted) throw givenUp();
    this.#worker.ref();
    try {
      return await this.#run(job);
    } finally {
      this.#handle = undefined;
      this.#lost = undefined;
      this.#worker.unref();
    }
  }

  async stop(): Promise<void> {
    this.#dead = true;
    await this.#worker.terminate();
  }

  #run(job: Job): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const cleanUps: Array<() => void> = [];
      const settle = (done: () => void) => {
        cleanUps.forEach(cleanUp => cleanUp());
        done();
      };
      // Terminating is what stops a policy that runs away: nothing in its thread would ever look at a message.
      const kill = (reason: WorkerEnd, error: Error) =>
        settle(() => {
          this.#die(reason);
          reject(error);
          void this.#worker.terminate();
        });
      const clock = stopwatch(job.deadlineMs, () =>
        kill(
          'deadline-exceeded',
          new EngineError(
            'deadline-exceeded',
            `Judging took more than ${job.deadlineMs} ms of computing`,
          ),
        ),
      );
      const abort = () => kill('cancelled', givenUp());
      job.signal?.addEventListener('abort', abort, { once: true });
      cleanUps.push(clock.stop, () =>
        job.signal?.removeEventListener('abort', abort),
      );
      this.#lost = error => settle(() => reject(error));
      this.#handle = message => {
        switch (message.kind) {
          case 'ready':
            break;
          case 'question':
            clock.stop();
            job.answer(message.value).then(
              value => {
                if (this.#dead) return;
                clock.start();
                this.#post({ kind: 'answer', value });
              },
              // The worker waits for an answer that never comes, so it cannot be used again.
              (error: Error) => kill('unanswered', error),
            );
            break;
          case 'done':
            settle(() => resolve(message.value));
            break;
          default:
            settle(() => reject(job.revive(message.error)));
        }
      };
      clock.start();
      const { value, transfer } = job.parcel(this.seen);
      this.#post({ kind: 'job', job: value }, transfer);
    });
  }

  #post(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #die(reason: WorkerEnd): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#ended(reason);
  }

  #end(cause: unknown): void {
    this.#die('worker-lost');
    this.#lost?.(
      new EngineError('worker-lost', `The worker ended: ${String(cause)}`, {
        cause,
      }),
    );
  }
}

/** @internal */
export function givenUp(): EngineError {
  return new EngineError('cancelled', 'The request was cancelled');
}

function stopwatch(totalMs: number, expired: () => void) {
  let left = totalMs;
  let startedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    start() {
      startedAt = performance.now();
      timer = setTimeout(expired, left);
    },
    stop() {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      left = Math.max(0, left - (performance.now() - startedAt));
    },
  };
}
