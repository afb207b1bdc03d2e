import type { RunReport } from '@backstage-guardrails/plugin-guardrails-common';
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
 * @throws GuardrailsError `not-enforcement-point`, `not-found`, `decision-not-granting`
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
  await deps.reports.put({ decision: decision.id, enforcementPoint, report });
  deps.announcer.reported(decision.id);
}
