import type { Fingerprint } from '@backstage-guardrails/policy-model';
import type { ApprovalDeps } from '../ApprovalDeps';
import type { ApprovalRow } from '../model/rows';

/** Whether a request goes on with this fingerprint, which its change has by changed rules. @internal */
export async function goesOnWith(
  { knex, seals }: Pick<ApprovalDeps, 'knex' | 'seals'>,
  { id, fingerprint }: { id: string; fingerprint: Fingerprint },
): Promise<boolean> {
  const row = await knex<ApprovalRow>('approvals')
    .where({ id, carried_fingerprint: fingerprint })
    .first();
  if (!row) return false;
  await seals.require(knex, [{ table: 'approvals', rows: [row] }]);
  return true;
}
