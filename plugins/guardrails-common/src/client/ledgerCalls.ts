import type { GuardrailsApi } from '../api';
import type { HttpTransport } from './HttpTransport';

/** The record and its receipts. @internal */
export function ledgerCalls(
  server: HttpTransport,
): Pick<GuardrailsApi, 'getLedger' | 'listLedgerEntries' | 'getReceipt'> {
  return {
    getLedger: options =>
      server.request(options, (api, rest) => api.getLedger({}, rest)),
    listLedgerEntries: ({ filter, limit, cursor }, options) =>
      server.request(options, (api, rest) =>
        api.listLedgerEntries({ query: { ...filter, limit, cursor } }, rest),
      ),
    getReceipt: ({ held, ...path }, options) =>
      server.request(options, (api, rest) =>
        api.getReceipt({ path, query: { held } }, rest),
      ),
  };
}
