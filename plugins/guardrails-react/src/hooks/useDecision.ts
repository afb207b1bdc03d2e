import { useApi } from '@backstage/core-plugin-api';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** One decision with its input and timeline. @public */
export function useDecision(id: string): Remote<DecisionDetail> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: id,
    load: signal => api.getDecision(id, { signal }),
  });
}
