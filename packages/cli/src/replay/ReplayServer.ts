import {
  GuardrailsClient,
  GuardrailsError,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { type Bundle, loadBundle } from '@backstage-guardrails/policy-engine';
import type { Command } from '../arguments';
import { CliError } from '../errors';
import type { Host } from '../host';
import { type Material, materialSchema } from './materialSchema';

type Which = Extract<Command, { name: 'replay' }>['which'];

/** A server that keeps what verdicts were made of. What it says is checked before it counts. @internal */
export class ReplayServer {
  readonly #server: string;
  readonly #client: GuardrailsClient;
  readonly #bundles = new Map<string, Promise<Bundle>>();

  constructor(options: { server: string; host: Host }) {
    this.#server = options.server;
    this.#client = GuardrailsClient.forServer({
      server: options.server,
      token: options.host.env.GUARDRAILS_TOKEN,
      // A redirect would carry the token to a place that nobody named.
      fetch: (input, init) => fetch(input, { ...init, redirect: 'error' }),
    });
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
    return this.#reach(() =>
      this.#client.listDecisions({ filter, limit: 200, cursor }),
    );
  }

  async material(decision: string): Promise<Material> {
    const answer = await this.#reach(() => this.#client.getReplay(decision));
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

  /** Read once, however many decisions it made. */
  bundle(digest: string): Promise<Bundle> {
    const read =
      this.#bundles.get(digest) ??
      this.#reach(() => this.#client.getBundle(digest)).then(bytes =>
        loadBundle(bytes, { hash: sha256 }),
      );
    this.#bundles.set(digest, read);
    return read;
  }

  async #reach<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (cause) {
      if (cause instanceof GuardrailsError) throw cause;
      // The cause can quote headers; the address is all that is safe to show.
      throw new CliError({
        code: 'server-unreachable',
        message: `${
          this.#server
        } did not answer as a decision service. Nothing was replayed.`,
        cause,
      });
    }
  }
}
