import {
  GuardrailsError,
  type Grant,
  type GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Announcer } from '../../../announce';
import {
  refuseEarlierFingerprint,
  type DecisionLog,
  type StoredDecision,
} from '../../../decision/decisions';
import type { Caller } from '../../../identity/actors';
import type { ApprovalService } from '../../approvals';
import { measureChanges } from '../model/measureChanges';
import { refuseOtherWorkspace } from '../model/refuseOtherWorkspace';
import type { GrantStore } from '../store/GrantStore';
import { ownDecision } from './ownDecision';
import { GRANTING } from './redeemGrant';
import { requireApproval } from './requireApproval';
import {
  requireEnforcementPoint,
  type GrantAccess,
} from './requireEnforcementPoint';
import { CATALOG_ENTITY, outcomeText } from '../../../decision/decisions';

/** Formats whose evidence is no change, or not yet one; nothing can be carried out from them. */
const NOT_CARRIED_OUT = [
  CATALOG_ENTITY,
  'terraform-configuration',
  'terraform-state',
  'module-values',
  'access',
];

/**
 * Makes the one-time permission to carry out a decision. A grant is no bearer token: it works only for the enforcement
 * point that made it, on behalf of the person who asked for the decision, for the very bytes it is bound to.
 * @throws {@link GuardrailsError}
 * @internal
 */
export async function mintGrant(
  deps: GrantAccess & {
    announcer: Pick<Announcer, 'happened'>;
    approvals: Pick<ApprovalService, 'find'>;
    log: Pick<DecisionLog, 'get'>;
    store: GrantStore;
  },
  caller: Caller,
  request: { decision: string; binding: GrantBinding },
): Promise<Grant> {
  const { store, announcer } = deps;
  const { binding } = request;
  const enforcementPoint = await requireEnforcementPoint(deps, caller);
  const stored = await ownDecision(deps, caller, request.decision);
  await store.requireDecision(stored);
  const { decision } = stored;
  const { id, fingerprint } = decision;
  const approval = await refuseUngranted(deps, stored, binding);
  const row = await store.mint({
    decision: id,
    principal: caller.principal,
    enforcementPoint,
    fingerprint,
    approval,
    target: decision.target.ref,
    size: measureChanges(decision.changes),
    binding,
  });
  announcer.happened({ kind: 'grant-minted', decision: id, grant: row.id });
  return {
    id: row.id,
    decision: id,
    fingerprint,
    binding,
    expiresAt: row.expires_at,
  };
}

/** Answers the approval that the grant rests on, where it needs one. */
async function refuseUngranted(
  deps: {
    approvals: Pick<ApprovalService, 'find'>;
    store: Pick<GrantStore, 'spent'>;
  },
  stored: StoredDecision,
  binding: GrantBinding,
): Promise<string | undefined> {
  const { decision, run } = stored;
  const { outcome } = decision.verdict;
  if (!GRANTING.includes(outcome) && outcome !== 'needs-approval') {
    throw new GuardrailsError({
      code: 'decision-not-granting',
      message: `The change ${outcomeText[outcome]}; nothing can be applied.`,
    });
  }
  if (decision.source.origin === 'demo') {
    throw new GuardrailsError({
      code: 'decision-not-granting',
      message:
        'The decision is about a recorded plan of a demonstration; nothing of it can be applied.',
    });
  }
  if (NOT_CARRIED_OUT.includes(decision.source.format)) {
    throw new GuardrailsError({
      code: 'decision-not-granting',
      message: `A decision about ${decision.source.format} is not about a change that can be applied.`,
    });
  }
  if (run && run.task !== binding.task) {
    throw new GuardrailsError({
      code: 'grant-binding',
      message: 'The decision belongs to another task.',
      path: '/task',
    });
  }
  refuseOtherWorkspace(stored.workspace, binding);
  if (await deps.store.spent(decision.id)) throw spent();
  refuseEarlierFingerprint(decision);
  if (outcome !== 'needs-approval') return undefined;
  return requireApproval(deps, { stored, binding });
}

function spent(): GuardrailsError {
  return new GuardrailsError({
    code: 'decision-spent',
    message:
      'The decision has already been applied, or was started and never reported. Request a new decision.',
  });
}
