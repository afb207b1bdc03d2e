import { mockCredentials } from '@backstage/backend-test-utils';
import { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import { setTimeout } from 'node:timers/promises';
import { DEVELOPER, targets } from './organisation';
import { elsewhere } from './plans';

/** People who ask without a pause, and keep what they were answered. */
export class Askers {
  /** Ids of decisions that were answered. */
  readonly acknowledged: string[] = [];
  /** Codes, or kinds of failure, that came instead. */
  readonly refused: string[] = [];
  readonly #work: Promise<void>[];
  #asking = true;

  constructor(options: { urls: string[]; each: number }) {
    const { urls, each } = options;
    this.#work = urls.flatMap(url =>
      Array.from({ length: each }, () => this.#ask(url)),
    );
  }

  async stop(): Promise<void> {
    this.#asking = false;
    await Promise.all(this.#work);
  }

  async #ask(url: string): Promise<void> {
    const client = GuardrailsClient.forServer({
      server: url,
      token: mockCredentials.user.token(DEVELOPER),
    });
    while (this.#asking) {
      try {
        const { id } = await client.decide({
          evidence: { document: elsewhere },
          format: 'terraform-plan',
          target: { ref: targets[0], environment: 'staging' },
        });
        this.acknowledged.push(id);
      } catch (error) {
        this.refused.push((error as { code?: string }).code ?? 'no answer');
        await setTimeout(100);
      }
    }
  }
}
