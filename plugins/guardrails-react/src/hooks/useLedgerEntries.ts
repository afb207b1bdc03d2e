import { useApi } from '@backstage/core-plugin-api';
import type {
  LedgerEntrySummary,
  LedgerFilter,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** One page of the ledger, newest first. @public */
export function useLedgerEntries(request: {
  filter?: LedgerFilter;
  limit?: number;
  cursor?: string;
}): Remote<Page<LedgerEntrySummary>> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: JSON.stringify(request),
    load: signal => api.listLedgerEntries(request, { signal }),
  });
}
