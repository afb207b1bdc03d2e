import { useApi } from '@backstage/core-plugin-api';
import type { RulesResponse } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** The rules in force and the bundle they come from. @public */
export function useRules(): Remote<RulesResponse> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: 'rules',
    load: signal => api.listRules({ signal }),
  });
}
