import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  GuardrailsError,
  type LeaseOffer,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessProvider } from '@backstage-guardrails/plugin-guardrails-node';

/** What one provider offers for one resource. @internal */
export type Offer = Awaited<ReturnType<AccessProvider['offers']>>[number] & {
  provider: AccessProvider;
};

/** All systems that people can have a lease on. @internal */
export class Providers {
  readonly #providers: AccessProvider[];
  readonly #logger: LoggerService;

  constructor(options: { providers: AccessProvider[]; logger: LoggerService }) {
    this.#providers = options.providers;
    this.#logger = options.logger;
    const ids = this.#providers.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) {
      throw new Error(`Two access providers call themselves ${twice}`);
    }
  }

  /** One provider that cannot answer does not hide what the others offer. */
  async offers(): Promise<Offer[]> {
    const offers = await Promise.all(
      this.#providers.map(async provider => {
        try {
          const offered = await provider.offers();
          return offered.map(offer => ({ ...offer, provider }));
        } catch (error) {
          this.#logger.error(`Access provider ${provider.id} failed`, {
            error: String(error),
          });
          return [];
        }
      }),
    );
    return offers.flat();
  }

  /** @throws GuardrailsError `not-found` */
  async offer(resource: string, role: string): Promise<Offer> {
    const offer = (await this.offers()).find(
      ({ resource: offered, roles }) =>
        offered === resource && roles.some(({ name }) => name === role),
    );
    if (offer) return offer;
    throw new GuardrailsError({
      code: 'not-found',
      message: `No system offers the role ${role} on ${resource}.`,
    });
  }

  /** @throws GuardrailsError `access-provider-failed` where it is no longer installed */
  byId(id: string): AccessProvider {
    const provider = this.#providers.find(item => item.id === id);
    if (provider) return provider;
    throw new GuardrailsError({
      code: 'access-provider-failed',
      message: `The access provider ${id} is not installed any more.`,
    });
  }
}

/** @internal */
export function toOffer({
  resource,
  provider,
  roles,
  independentEnd,
  unavailable,
}: Offer): LeaseOffer {
  return {
    resource,
    provider: provider.id,
    roles,
    ...(independentEnd !== undefined && { independentEnd }),
    ...(unavailable !== undefined && { unavailable }),
  };
}
