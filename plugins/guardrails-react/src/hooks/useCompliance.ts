import { useApi } from '@backstage/core-plugin-api';
import type { EntityCompliance } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** What is open and what passes for one entity. @public */
export function useCompliance(entityRef: string): Remote<EntityCompliance> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: entityRef,
    load: signal => api.getCompliance(entityRef, { signal }),
  });
}
