import type { DecisionListeners } from '../../approvals';
import { databaseTime } from '../../../base/database';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { PolicyRequestRow } from '../model/rows';
import { listConsenters } from './listConsenters';

/** Keeps what others decided about a request for another policy; it changes no policy by itself. @internal */
export function policyRequestDecided({
  ledger,
}: Pick<ExceptionDeps, 'ledger'>): DecisionListeners['policy-request'] {
  return async (transaction, { subject, approval, state }) => {
    if (state === 'superseded') return;
    const { policyRequest: id } = subject;
    const by = await listConsenters(transaction, approval, state);
    await transaction<PolicyRequestRow>('policy_requests')
      .where({ id, approval_id: approval })
      .whereNull('result')
      .update({
        result: state,
        decided_at: await databaseTime(transaction),
        decided_by: JSON.stringify(by),
      });
    await ledger.append(transaction, [
      {
        kind: 'policy-change',
        subjects: { approval },
        payload: { event: `request-${state}`, policyRequest: id, by },
      },
    ]);
  };
}
