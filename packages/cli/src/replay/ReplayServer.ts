import { sha256 } from '@backstage-guardrails/policy-decision';
import { type Bundle, loadBundle } from '@backstage-guardrails/policy-engine';
import type { Command } from '../arguments';
import { CliError } from '../errors';
import type { Host } from '../host';
import { serverOf, type ServerCalls } from '../server';
import { type Material, materialSchema } from './materialSchema';

type Which = Extract<Command, { name: 'replay' }>['which'];

/** A server that keeps what verdicts were made of. What it says is checked before it counts. @internal */
export class ReplayServer {
  readonly #ask: ServerCalls;
  readonly #bundles = new Map<string, Promise<Bundle>>();

  constructor(options: { server: string; host: Host }) {
    this.#ask = serverOf(options);
  }

  /** Ids of the decisions, page by page: there can be many. */
  async *decisions(which: Which): AsyncGenerator<string> {
    if (which.by === 'id') {
      yield* which.decisions;
      return;
    }
    let cursor: string | undefined;
    do {
      const page = await this.#page(which, cursor);
      for (const { id } of page.items) yield id;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  #page({ since, until }: Extract<Which, { by: 'time' }>, cursor?: string) {
    const filter = { since, ...(until !== undefined && { until }) };
    return this.#ask(client =>
      client.listDecisions({ filter, limit: 200, cursor }),
    );
  }

  async material(decision: string): Promise<Material> {
    const answer = await this.#ask(client => client.getReplay(decision));
    const parsed = materialSchema.safeParse(answer);
    if (!parsed.success || parsed.data.decision !== decision) {
      throw new CliError({
        code: 'server-answer-invalid',
        message: `The server's answer is not about ${decision}: ${
          parsed.error?.issues[0].path.join('.') ?? 'decision'
        }`,
      });
    }
    return parsed.data;
  }

  /** The bytes of a bundle, as the server keeps them. */
  archive(digest: string): Promise<Uint8Array> {
    return this.#ask(client => client.getBundle(digest));
  }

  /** Read once, however many decisions it made. */
  bundle(digest: string): Promise<Bundle> {
    const read =
      this.#bundles.get(digest) ??
      this.archive(digest).then(bytes =>
        loadBundle(bytes, { hash: sha256, recorded: true }),
      );
    this.#bundles.set(digest, read);
    return read;
  }
}
