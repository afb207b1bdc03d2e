import type { Knex } from 'knex';
import type { ConsentRow, EscalationRow } from './rows';

/** What was said about a request, and who was asked in addition. @internal */
export type Around = { consents: ConsentRow[]; escalations: EscalationRow[] };

/** For a page of requests in two questions. @internal */
export async function loadAround(
  knex: Knex,
  approvals: string[],
): Promise<(approval: string) => Around> {
  const [consents, escalations] = await Promise.all([
    knex<ConsentRow>('approval_consents')
      .whereIn('approval_id', approvals)
      .orderBy(['at', 'id']),
    knex<EscalationRow>('approval_escalations')
      .whereIn('approval_id', approvals)
      .orderBy('at'),
  ]);
  return approval => ({
    consents: consents.filter(row => row.approval_id === approval),
    escalations: escalations.filter(row => row.approval_id === approval),
  });
}

/** Consents that stand. @internal */
export function standingConsents(around: Around): ConsentRow[] {
  return around.consents.filter(({ withdrawn_at: at }) => at === null);
}
