import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  FactProvider,
  FactRequest,
} from '@backstage-guardrails/plugin-guardrails-node';
import { withoutModules } from '@backstage-guardrails/policy-decision';
import { factSchema, type Facts } from '@backstage-guardrails/policy-model';

/**
 * Asks every provider and states what each could not say, so that no fact is missing without a word.
 * @internal
 */
export class FactsService {
  readonly #providers: FactProvider[];
  readonly #logger: LoggerService;

  constructor(options: { providers: FactProvider[]; logger: LoggerService }) {
    this.#providers = options.providers;
    this.#logger = options.logger;
  }

  /** Types of resources whose values a provider needs; none where none does. */
  get resourceTypes(): readonly string[] | undefined {
    const types = this.#providers.flatMap(provider => [
      ...(provider.resourceTypes ?? []),
    ]);
    return types.length > 0 ? [...new Set(types)] : undefined;
  }

  async factsFor(
    request: FactRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<Facts> {
    const all = await Promise.all(
      this.#providers.map(provider => this.#ask(provider, request, options)),
    );
    return withoutModules(Object.assign({}, ...all), 'decisions');
  }

  async #ask(
    provider: FactProvider,
    request: FactRequest,
    { signal }: { signal?: AbortSignal },
  ): Promise<Facts> {
    let stated: Facts = {};
    let reason = `The provider ${provider.id} did not state it.`;
    try {
      stated = await provider.facts(request, { signal });
    } catch (error) {
      // no one waits for the answer, so no fact is missing from it
      signal?.throwIfAborted();
      this.#logger.warn('A fact provider failed', {
        provider: provider.id,
        error: String(error),
      });
      reason = `The provider ${provider.id} failed.`;
    }
    const observedAt = new Date().toISOString();
    return Object.fromEntries(
      provider.names.map(name => {
        const fact = factSchema.safeParse(stated[name]);
        return [
          name,
          // A provider cannot say that its rules are not to be judged: only that it is not installed does.
          fact.success && fact.data.status !== 'unobtainable'
            ? fact.data
            : {
                status: 'absent' as const,
                reason,
                observedAt,
                source: provider.id,
              },
        ];
      }),
    );
  }
}
