import { useApi } from '@backstage/core-plugin-api';
import type { ExceptionDebt } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** How many exceptions are open, by team and rule, and over time. @public */
export function useExceptionDebt(): Remote<ExceptionDebt> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: 'exception-debt',
    load: signal => api.getExceptionDebt({ signal }),
  });
}
