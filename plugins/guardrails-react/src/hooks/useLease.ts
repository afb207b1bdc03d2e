import { useApi } from '@backstage/core-plugin-api';
import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { useLiveRemote } from './useLiveRemote';
import type { Remote } from './useRemote';

/** One lease, kept up to date. @public */
export function useLease(id: string): Remote<Lease> {
  const api = useApi(guardrailsApiRef);
  return useLiveRemote({
    key: id,
    load: signal => api.getLease(id, { signal }),
  });
}
