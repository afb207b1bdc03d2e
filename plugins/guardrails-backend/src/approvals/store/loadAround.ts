import type { Knex } from 'knex';
import type { Claim } from '../seals';
import type { ConsentRow, EscalationRow, HandoverRow } from './rows';

/** What was said about a request, who was asked in addition, and whose part is with whom. @internal */
export type Around = {
  consents: ConsentRow[];
  escalations: EscalationRow[];
  handovers: HandoverRow[];
};

/** For a page of requests in three questions. @internal */
export async function loadAround(
  knex: Knex,
  approvals: string[],
): Promise<(approval: string) => Around> {
  const [consents, escalations, handovers] = await Promise.all([
    knex<ConsentRow>('approval_consents')
      .whereIn('approval_id', approvals)
      .orderBy(['at', 'id']),
    knex<EscalationRow>('approval_escalations')
      .whereIn('approval_id', approvals)
      .orderBy('at'),
    knex<HandoverRow>('approval_handovers')
      .whereIn('approval_id', approvals)
      .orderBy(['at', 'giver', 'taker']),
  ]);
  return approval => ({
    consents: consents.filter(row => row.approval_id === approval),
    escalations: escalations.filter(row => row.approval_id === approval),
    handovers: handovers.filter(row => row.approval_id === approval),
  });
}

/** What of it has to be believed. @internal */
export function claimsOf(around: Around): Claim[] {
  return [
    { table: 'approval_consents', rows: around.consents },
    { table: 'approval_escalations', rows: around.escalations },
    { table: 'approval_handovers', rows: around.handovers },
  ];
}

/** Consents that stand. @internal */
export function standingConsents(around: Around): ConsentRow[] {
  return around.consents.filter(({ withdrawn_at: at }) => at === null);
}

/** Parts that are with somebody else now. @internal */
export function standingHandovers(around: Around): HandoverRow[] {
  return around.handovers.filter(({ returned_at: at }) => at === null);
}
