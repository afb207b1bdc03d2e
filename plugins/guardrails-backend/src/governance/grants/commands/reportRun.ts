import {
  GuardrailsError,
  type RunReport,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import type { Announcer } from '../../../announce';
import type { DecisionLog } from '../../../decision/decisions';
import type { Caller } from '../../../identity/actors';
import type { RunReports } from '../store/RunReports';
import { ownDecision } from './ownDecision';
import {
  requireEnforcementPoint,
  type GrantAccess,
} from './requireEnforcementPoint';

/**
 * Records how a run goes on after a decision. It permits and ends nothing: a grant of the decision, and what becomes of it,
 * say more.
 * @throws GuardrailsError `not-enforcement-point`, `not-found`, `decision-not-granting`, `bad-request`
 * @internal
 */
export async function reportRun(
  deps: GrantAccess & {
    announcer: Pick<Announcer, 'reported'>;
    log: Pick<DecisionLog, 'get'>;
    reports: Pick<RunReports, 'put'>;
  },
  caller: Caller,
  request: { decision: string; report: RunReport },
): Promise<void> {
  const { report } = request;
  const enforcementPoint = await requireEnforcementPoint(deps, caller);
  const { decision } = await ownDecision(deps, caller, request.decision);
  refuseOtherCheck(decision, report);
  await deps.reports.put({ decision: decision.id, enforcementPoint, report });
  deps.announcer.reported(decision.id);
}

/** A plan has its decision: what is said of it is whether it is applied, and never that it is being checked. */
function refuseOtherCheck(
  { source }: Pick<Decision, 'source'>,
  { status }: RunReport,
): void {
  if (status === 'cancelled' || source.format === 'terraform-configuration') {
    return;
  }
  throw new GuardrailsError({
    code: 'bad-request',
    // It has the shape that is described; the decision is what it does not fit.
    statusCode: 422,
    message: `No check begins with a decision about ${source.format}. Report "${status}" about the decision on the configuration.`,
    path: '/status',
  });
}
