import type { Knex } from 'knex';
import type { Claim } from '../../../record/seals';
import type { ApprovalRelations } from '../model/relations';
import type { ConsentRow, EscalationRow, HandoverRow } from '../model/rows';

/** For a page of requests in three questions. @internal */
export async function loadRelations(
  knex: Knex,
  approvals: string[],
): Promise<(approval: string) => ApprovalRelations> {
  // One after another: in a transaction they have one connection.
  const consents = await knex<ConsentRow>('approval_consents')
    .whereIn('approval_id', approvals)
    .orderBy(['at', 'id']);
  const escalations = await knex<EscalationRow>('approval_escalations')
    .whereIn('approval_id', approvals)
    .orderBy('at');
  const handovers = await knex<HandoverRow>('approval_handovers')
    .whereIn('approval_id', approvals)
    .orderBy(['at', 'giver', 'taker']);
  return approval => ({
    consents: consents.filter(row => row.approval_id === approval),
    escalations: escalations.filter(row => row.approval_id === approval),
    handovers: handovers.filter(row => row.approval_id === approval),
  });
}

/** What of it has to be believed. @internal */
export function listClaims(relations: ApprovalRelations): Claim[] {
  return [
    { table: 'approval_consents', rows: relations.consents },
    { table: 'approval_escalations', rows: relations.escalations },
    { table: 'approval_handovers', rows: relations.handovers },
  ];
}
