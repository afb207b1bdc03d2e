import {
  GuardrailsError,
  type GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { StoredDecision } from '../../../decision/decisions';
import type { ApprovalService } from '../../approvals';
import { refuseOtherWorkspace } from '../model/refuseOtherWorkspace';
import { stateText } from '../../approvals/model/stateText';

/**
 * The approval of exactly this decision's fingerprint, asked for by this very person. Somebody else's approval of
 * the same change is theirs.
 *
 * @throws GuardrailsError `approval-needed`; `grant-binding` where what carries the change out was not a part of
 * what was consented to
 * @internal
 */
export async function requireApproval(
  deps: { approvals: Pick<ApprovalService, 'find'> },
  { stored, binding }: { stored: StoredDecision; binding: GrantBinding },
): Promise<string> {
  const { decision, workspace } = stored;
  if (workspace === undefined) {
    throw new GuardrailsError({
      code: 'grant-binding',
      message:
        'The decision has no workspace, so its approval would apply to any. Request the decision with the workspace.',
      path: '/workspace',
    });
  }
  refuseOtherWorkspace(workspace, binding);
  const approval = await deps.approvals.find(
    decision.fingerprint,
    decision.actor.ref,
  );
  if (approval?.state === 'approved') return approval.id;
  throw new GuardrailsError({
    code: 'approval-needed',
    message: approval
      ? `The change needs approval, and its request ${
          stateText[approval.state]
        }.`
      : 'The change needs approval. Request approval first.',
  });
}
