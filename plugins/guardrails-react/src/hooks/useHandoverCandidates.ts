import { useApi } from '@backstage/core-plugin-api';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** People to whom the signed-in person can hand over their part in a request. @public */
export function useHandoverCandidates(approval: string): Remote<string[]> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: approval,
    load: signal => api.listHandoverCandidates(approval, { signal }),
  });
}
