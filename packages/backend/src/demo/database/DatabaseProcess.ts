import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

type Progress =
  | { state: 'starting'; text: string }
  | { state: 'running'; connection: string };

type ServerState = { state: 'stopped' } | Progress;

/** What `examples/database/main.mjs` says. */
type Message = Progress | { state: 'unavailable' | 'failed'; text: string };

/** The server of the demo, in a process that ends with this one. @internal */
export class DatabaseProcess {
  readonly #options: { program: string; folder: string; fetch: boolean };
  #child?: ChildProcess;
  #ended: Promise<void> = Promise.resolve();
  #state: ServerState = { state: 'stopped' };
  #failure?: string;
  #waiting: (() => void)[] = [];

  constructor(options: { program: string; folder: string; fetch: boolean }) {
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

  /** Why the last start came to nothing. It is told once, and whoever asks again tries again. */
  takeFailure(): string | undefined {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure;
  }

  /** Begins to start it where it is stopped. */
  start(): void {
    if (this.#state.state !== 'stopped') return;
    this.#failure = undefined;
    this.#become({ state: 'starting', text: 'PostgreSQL 15 is starting.' });
    const child = this.#fork();
    this.#child = child;
    child.on('message', (message: Message) => this.#hear(message));
    this.#ended = untilGone(child).then(() => {
      if (this.#state.state === 'starting') {
        this.#failure ??=
          'PostgreSQL did not start. The log of the portal says more.';
      }
      this.#child = undefined;
      this.#become({ state: 'stopped' });
    });
  }

  /** Address of the administrating account, once it runs. */
  async started(): Promise<string> {
    this.start();
    while (this.#state.state === 'starting') {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
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
