import type {
  ApprovalDetail,
  Eligibility,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { Caller } from '../../../identity/actors';
import type { Human } from '../../../identity/people';
import type { ApprovalDeps } from '../ApprovalDeps';
import type { ApprovalContext } from '../model/ApprovalContext';
import { checkApprover } from '../model/checkOwnEligibility';
import { toApprovalDetail } from '../model/toApprovalDetail';
import { toEligibility } from '../model/toApprovalSummary';
import { canView } from '../store/canView';
import { listActiveDelegations } from '../store/listActiveDelegations';
import { loadApproval, noApproval } from '../store/loadApproval';
import { findCaller, NOT_A_PERSON } from './findCaller';

type ReadDeps = Pick<
  ApprovalDeps,
  'config' | 'delegations' | 'knex' | 'people' | 'seals'
>;

/**
 * Everything about a request that the caller may see.
 * @throws GuardrailsError `not-found`
 * @internal
 */
export async function readApproval(
  deps: ReadDeps,
  caller: Caller,
  id: string,
): Promise<ApprovalDetail> {
  if (!(await canView(deps, caller, { id }))) throw noApproval(id);
  return showApproval(deps, caller, id);
}

/** The same for a caller who was found to have a part in it. @internal */
export async function showApproval(
  deps: ReadDeps,
  caller: Caller,
  id: string,
): Promise<ApprovalDetail> {
  const found = await loadApproval(deps, id);
  const human = await findCaller(deps, caller);
  const { record, relations, asked, now } = found;
  const eligibility = await eligibilityOf(deps, found, human);
  return toApprovalDetail({
    shown: { record, relations, eligibility, human, now },
    asked,
    passkeys: deps.config.passkeys,
    hash: sha256,
  });
}

async function eligibilityOf(
  deps: Pick<ApprovalDeps, 'config' | 'delegations' | 'people'>,
  found: ApprovalContext,
  human: Human | undefined,
): Promise<Eligibility> {
  if (!human) return NOT_A_PERSON;
  return toEligibility(
    checkApprover(found, {
      human,
      delegations: await listActiveDelegations(deps, human, found.now),
      passkeys: deps.config.passkeys,
    }),
  );
}
