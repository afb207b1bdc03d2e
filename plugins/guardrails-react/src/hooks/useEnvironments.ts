import { useApi } from '@backstage/core-plugin-api';
import type { EnvironmentInfo } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** The environments that the operator configured. @public */
export function useEnvironments(): Remote<EnvironmentInfo[]> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: 'environments',
    load: signal => api.listEnvironments({ signal }),
  });
}
