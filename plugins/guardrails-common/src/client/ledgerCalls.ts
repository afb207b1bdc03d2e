import type { GuardrailsApi } from '../api';
import type { Server } from './Server';

/** The record and its receipts. @internal */
export function ledgerCalls(
  server: Server,
): Pick<GuardrailsApi, 'getLedger' | 'listLedgerEntries' | 'getReceipt'> {
  return {
    getLedger: options =>
      server.ask(options, (api, rest) => api.getLedger({}, rest)),
    listLedgerEntries: ({ filter, limit, cursor }, options) =>
      server.ask(options, (api, rest) =>
        api.listLedgerEntries({ query: { ...filter, limit, cursor } }, rest),
      ),
    getReceipt: ({ held, ...path }, options) =>
      server.ask(options, (api, rest) =>
        api.getReceipt({ path, query: { held } }, rest),
      ),
  };
}
