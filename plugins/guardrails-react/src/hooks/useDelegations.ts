import { useApi } from '@backstage/core-plugin-api';
import type { Delegation } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** Who stands in for the signed-in person, and for whom they do. @public */
export function useDelegations(): Remote<Delegation[]> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: 'delegations',
    load: signal => api.listDelegations({ signal }),
  });
}
