import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

type Progress =
  | { state: 'starting'; text: string }
  | { state: 'running'; connection: string };

type ServerState = { state: 'stopped' } | Progress;

/** For how long a start is waited for: one that recovers takes a minute, and waits for the folder before. No download. */
const PATIENCE = 90_000;

/** For how long a start that failed is not tried again for a lease that ends; all of them would wait for the same. */
const REST = 60_000;

/** What `examples/database/main.mjs` says. */
type Message = Progress | { state: 'unavailable' | 'failed'; text: string };

type DatabaseProcessOptions = {
  program: string;
  folder: string;
  fetch: boolean;
  /** Milliseconds; of tests. */
  patience?: number;
};

/** The server of the demo, in a process that ends with this one. @internal */
export class DatabaseProcess {
  readonly #options: DatabaseProcessOptions;
  #child?: ChildProcess;
  #ended: Promise<void> = Promise.resolve();
  #state: ServerState = { state: 'stopped' };
  #failure?: string;
  #waiting: (() => void)[] = [];
  #waitUntil = 0;
  #restUntil = 0;

  constructor(options: DatabaseProcessOptions) {
    this.#options = options;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Whether it was started before in this data folder: without it nothing and no account is there. */
  get wasStarted(): boolean {
    return existsSync(join(this.#options.folder, 'settings.json'));
  }

  /** Why this machine cannot have it, and what to do; undefined where it can. */
  async refusal(): Promise<string | undefined> {
    const child = this.#fork('--check');
    let refusal: string | undefined;
    child.on('message', ({ text }: { text: string }) => {
      refusal = text;
    });
    await untilGone(child);
    return refusal;
  }

  /** Why the last start failed. It is told once, and the next question tries again. */
  takeFailure(): string | undefined {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure;
  }

  /** Begins to start it where it is stopped. */
  start(): void {
    if (this.#state.state !== 'stopped') return;
    this.#failure = undefined;
    this.#waitUntil = Date.now() + (this.#options.patience ?? PATIENCE);
    this.#become({ state: 'starting', text: 'PostgreSQL 15 is starting.' });
    const child = this.#fork();
    this.#child = child;
    child.on('message', (message: Message) => this.#hear(message));
    this.#ended = untilGone(child).then(() => {
      if (this.#state.state === 'starting') {
        this.#restUntil = Date.now() + REST;
        this.#failure ??=
          'PostgreSQL did not start. The log of the portal says more.';
      }
      this.#child = undefined;
      this.#become({ state: 'stopped' });
    });
  }

  /** Address of the administrating account, once it runs. All who wait for one start give up at the same time. */
  async started(): Promise<string> {
    if (this.#state.state === 'stopped' && Date.now() < this.#restUntil) {
      throw new Error(
        'The server of the demo did not start. It is tried again in a minute',
      );
    }
    this.start();
    while (this.#state.state === 'starting') {
      const left = this.#waitUntil - Date.now();
      if (left <= 0) throw new Error('The server of the demo is starting');
      await this.#change(left);
    }
    if (this.#state.state === 'running') return this.#state.connection;
    throw new Error(this.#failure ?? 'The server of the demo has ended');
  }

  async stop(): Promise<void> {
    if (this.#child?.connected) this.#child.disconnect();
    await this.#ended;
  }

  #hear(message: Message): void {
    if (message.state === 'starting' || message.state === 'running') {
      this.#become(message);
    } else {
      this.#failure = message.text;
    }
  }

  async #change(within: number): Promise<void> {
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, within);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#waiting.splice(0).forEach(resume => resume());
  }

  #fork(...options: string[]): ChildProcess {
    const { program, folder, fetch } = this.#options;
    return fork(
      program,
      [folder, ...(fetch ? [] : ['--no-fetch']), ...options],
      // how this process loads its sources is no matter of that one
      { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
  }
}

/** Until it has ended and all that it said was heard: its last message may come after its exit. */
async function untilGone(child: ChildProcess): Promise<void> {
  await new Promise<void>(resolve => {
    child.once('error', () => resolve());
    child.once('exit', () => {
      if (child.connected) child.once('disconnect', resolve);
      else resolve();
    });
  });
}
