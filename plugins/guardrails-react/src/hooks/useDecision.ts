import { useApi } from '@backstage/core-plugin-api';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { useLiveRemote } from './useLiveRemote';
import type { Remote } from './useRemote';

/** One decision with its input and timeline, kept up to date. @public */
export function useDecision(id: string): Remote<DecisionDetail> {
  const api = useApi(guardrailsApiRef);
  return useLiveRemote({
    key: id,
    load: signal => api.getDecision(id, { signal }),
  });
}
