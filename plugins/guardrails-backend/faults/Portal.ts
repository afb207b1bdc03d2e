import { mockCredentials } from '@backstage/backend-test-utils';
import { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import { setTimeout } from 'node:timers/promises';
import type { Fault, FaultAnswer, FaultMessage } from './FaultMessage';
import { startService } from './startService';

type Options = Parameters<typeof startService>[0];

/** A portal that is killed and comes back on the same databases, at another address each time. */
export class Portal {
  static async start(options: Options): Promise<Portal> {
    return new Portal(options, await startService(options));
  }

  /** How often it was killed in the middle of something. */
  faults = 0;
  readonly #options: Options;
  #process: Awaited<ReturnType<typeof startService>>;

  private constructor(
    options: Options,
    process: Awaited<ReturnType<typeof startService>>,
  ) {
    this.#options = options;
    this.#process = process;
  }

  get url(): string {
    return this.#process.url;
  }

  get pid(): number {
    return this.#process.child.pid!;
  }

  as(person: string, actor?: { subject: string }): GuardrailsClient {
    return GuardrailsClient.forServer({
      server: this.url,
      token: mockCredentials.user.token(person, actor && { actor }),
      // The person started the task in their own session.
      ...(actor && { actorChain: [] }),
    });
  }

  /**
   * Dies of a fault during some work, or at its end where the fault did not come up, and is started again.
   * Answers whether it came up.
   */
  async dieDuring(
    fault: Fault | undefined,
    work: () => Promise<unknown>,
  ): Promise<boolean> {
    const { ended } = this.#process;
    await this.#tell({ kind: 'arm', fault });
    await Promise.race([work().catch(() => {}), ended]);
    // A connection breaks a moment before the death of the process is known.
    const struck = await Promise.race([
      ended.then(() => true),
      setTimeout(500, false),
    ]);
    this.faults += 1;
    await this.restart();
    return struck;
  }

  /** How many statements some work takes. */
  async count(work: () => Promise<unknown>): Promise<number> {
    await this.#tell({ kind: 'arm' });
    await work();
    const { count } = await this.#tell({ kind: 'count' });
    if (!count) throw new Error('No statement was counted');
    return count;
  }

  /** Runs a task of the scheduler to its end. @throws what the task threw */
  async run(task: string): Promise<void> {
    const { error } = await this.#tell({ kind: 'run', task });
    if (error !== undefined) throw new Error(`${task}: ${error}`);
  }

  disk(full: boolean): void {
    this.#process.child.send({ kind: 'disk', full } satisfies FaultMessage);
  }

  async restart(): Promise<void> {
    await this.kill();
    this.#process = await startService(this.#options);
  }

  async kill(): Promise<void> {
    await this.#process.kill();
  }

  #tell(message: FaultMessage): Promise<FaultAnswer['fault']> {
    const { child, ended } = this.#process;
    return Promise.race([
      new Promise<FaultAnswer['fault']>((resolve, reject) => {
        const listen = (answer: Partial<FaultAnswer>) => {
          // Backstage uses the same channel for words of its own.
          if (!answer.fault) return;
          child.off('message', listen);
          resolve(answer.fault);
        };
        child.on('message', listen);
        child.send(message, error => error && reject(error));
      }),
      ended.then(() => {
        throw new Error('The process died before it answered');
      }),
    ]);
  }
}
