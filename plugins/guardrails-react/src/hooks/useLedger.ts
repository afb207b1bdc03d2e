import { useApi } from '@backstage/core-plugin-api';
import type { LedgerStatus } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '../api';
import { type Remote, useRemote } from './useRemote';

/** The ledger's size, checkpoint, anchors and keys. @public */
export function useLedger(): Remote<LedgerStatus> {
  const api = useApi(guardrailsApiRef);
  return useRemote({
    key: 'ledger',
    load: signal => api.getLedger({ signal }),
  });
}
