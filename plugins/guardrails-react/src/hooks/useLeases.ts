import { useApi } from '@backstage/core-plugin-api';
import type {
  Lease,
  LeaseFilter,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { useLiveRemote } from './useLiveRemote';
import type { Remote } from './useRemote';

/** One page of leases, kept up to date. @public */
export function useLeases(request: {
  filter?: LeaseFilter;
  limit?: number;
  cursor?: string;
}): Remote<Page<Lease>> {
  const api = useApi(guardrailsApiRef);
  return useLiveRemote({
    key: JSON.stringify(request),
    load: signal => api.listLeases(request, { signal }),
  });
}
