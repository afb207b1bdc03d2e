import type { ApprovalState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Fingerprint } from '@backstage-guardrails/policy-model';
import { databaseTime } from '../../../base/database';
import type { ApprovalDeps } from '../ApprovalDeps';
import { deriveApprovalState } from '../model/deriveApprovalState';
import { findNewest } from '../store/findNewest';

/** The newest request of a requester for a fingerprint, whatever became of it. @internal */
export async function findApproval(
  { knex, seals }: Pick<ApprovalDeps, 'knex' | 'seals'>,
  fingerprint: Fingerprint,
  requester: string,
): Promise<{ id: string; state: ApprovalState } | undefined> {
  const row = await findNewest(knex, { fingerprint, requester });
  if (!row) return undefined;
  await seals.require(knex, [{ table: 'approvals', rows: [row] }]);
  return {
    id: row.id,
    state: deriveApprovalState(row, await databaseTime(knex)),
  };
}
