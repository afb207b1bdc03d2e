import type { Remote } from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';

/** The request for approval of a run, live; nothing where there is none yet. @internal */
export function useRunApproval(
  id: string | undefined,
): Remote<ApprovalDetail | undefined> {
  return useGuardrails(
    ['approval', id],
    async (api, options) =>
      id === undefined ? undefined : api.getApproval(id, options),
    { live: true },
  );
}
