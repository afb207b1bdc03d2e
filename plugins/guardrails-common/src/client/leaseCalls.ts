import type { GuardrailsApi, LeaseOffer } from '../api';
import type { HttpTransport } from './HttpTransport';

/** Time-boxed access. @internal */
export function leaseCalls(
  server: HttpTransport,
): Pick<
  GuardrailsApi,
  | 'listLeaseOffers'
  | 'requestLease'
  | 'listLeases'
  | 'getLease'
  | 'startLease'
  | 'endLease'
  | 'reviewLease'
> {
  return {
    listLeaseOffers: async options => {
      const { items } = await server.request<{ items: LeaseOffer[] }>(
        options,
        (api, rest) => api.listLeaseOffers({}, rest),
      );
      return items;
    },
    requestLease: (body, options) =>
      server.request(options, (api, rest) => api.requestLease({ body }, rest)),
    listLeases: ({ filter, limit, cursor }, options) =>
      server.request(options, (api, rest) =>
        api.listLeases({ query: { ...filter, limit, cursor } }, rest),
      ),
    getLease: (id, options) =>
      server.request(options, (api, rest) =>
        api.getLease({ path: { id } }, rest),
      ),
    startLease: (id, options) =>
      server.request(options, (api, rest) =>
        api.startLease({ path: { id } }, rest),
      ),
    endLease: (id, body, options) =>
      server.request(options, (api, rest) =>
        api.endLease({ path: { id }, body }, rest),
      ),
    reviewLease: (id, body, options) =>
      server.request(options, (api, rest) =>
        api.reviewLease({ path: { id }, body }, rest),
      ),
  };
}
