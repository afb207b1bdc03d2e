import { EngineError } from '../errors';
import { FairQueue } from './FairQueue';
import { givenUp, type Job, PoolWorker, type WorkerEnd } from './PoolWorker';

/** @public */
export type WorkerPoolOptions = {
  /** File that a worker starts with; it calls `serveJobs`. */
  entry: string;
  execArgv?: string[];
  /** Jobs that run at once. */
  size: number;
  /** Jobs that may wait, half of them for one key; one more is refused at once with `overloaded`. */
  queueLimit: number;
  /** Called for each thread that ends while the pool is open. */
  ended?: (reason: WorkerEnd) => void;
};

/** What a pool does at a moment. @public */
export type Workload = { running: number; waiting: number };

type Waiting = {
  job: Job;
  start: (worker: PoolWorker) => void;
  refuse: (error: Error) => void;
};

/**
 * Runs jobs in worker threads, which start with the first job. From then on an idle one is kept beside those that run,
 * so that a killed thread is replaced without a wait for its start.
 * @public
 */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  #idle: PoolWorker[] = [];
  readonly #busy = new Set<PoolWorker>();
  readonly #queue: FairQueue<Waiting>;
  #closed = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#queue = new FairQueue({ limit: options.queueLimit });
  }

  /** Jobs that run, and jobs that wait for a thread. */
  get workload(): Workload {
    return { running: this.#busy.size, waiting: this.#queue.size };
  }

  /**
   * Runs one job and resolves with what it sent back.
   *
   * @throws {@link EngineError} `overloaded`, `deadline-exceeded`, `worker-lost`, `closed`; or what the job threw
   */
  async run<T>(job: Job): Promise<T> {
    if (this.#closed) throw new EngineError('closed', 'The pool is closed');
    if (job.signal?.aborted) throw givenUp();
    const worker = await this.#worker(job);
    try {
      return (await worker.run(job)) as T;
    } finally {
      this.#release(worker);
    }
  }

  /** Refuses what waits, stops what runs. */
  async close(): Promise<void> {
    this.#closed = true;
    const error = new EngineError('closed', 'The pool is closed');
    this.#queue.drain().forEach(waiting => waiting.refuse(error));
    const workers = [...this.#idle.splice(0), ...this.#busy];
    await Promise.all(workers.map(worker => worker.stop()));
  }

  #worker(job: Job): Promise<PoolWorker> {
    if (this.#busy.size < this.#options.size) {
      return Promise.resolve(this.#take());
    }
    const key = job.fairnessKey ?? '';
    if (!this.#queue.hasRoom(key)) {
      throw new EngineError(
        'overloaded',
        `${this.#queue.size} evaluations are waiting already`,
      );
    }
    return new Promise((start, refuse) => {
      const waiting = { job, start, refuse };
      this.#queue.add(key, waiting);
      job.signal?.addEventListener(
        'abort',
        () => {
          if (this.#queue.remove(key, waiting)) refuse(givenUp());
        },
        { once: true },
      );
    });
  }

  #take(): PoolWorker {
    this.#idle = this.#idle.filter(({ dead }) => !dead);
    // The one that ran last has seen the most of what jobs need.
    const worker = this.#idle.pop() ?? this.#start();
    this.#busy.add(worker);
    this.#keepSpare();
    return worker;
  }

  #keepSpare(): void {
    if (this.#idle.every(({ dead }) => dead)) {
      this.#idle.push(this.#start());
    }
  }

  #start(): PoolWorker {
    const { entry, execArgv, ended = () => {} } = this.#options;
    return new PoolWorker({ entry, execArgv, ended });
  }

  #release(worker: PoolWorker): void {
    this.#busy.delete(worker);
    if (this.#closed) return;
    if (!worker.dead) this.#idle.push(worker);
    const next = this.#queue.next();
    if (next) next.start(this.#take());
    else this.#keepSpare();
  }
}
