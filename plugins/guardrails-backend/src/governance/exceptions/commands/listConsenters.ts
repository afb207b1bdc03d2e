import type { Knex } from 'knex';

/**
 * Entity refs of the people whose word decided a request, and of those they stood in for: all of them had a
 * part in it.
 * @internal
 */
export async function listConsenters(
  transaction: Knex.Transaction,
  approval: string,
  state: 'approved' | 'rejected',
): Promise<string[]> {
  const rows = await transaction('approval_consents')
    .where({
      approval_id: approval,
      kind: state === 'approved' ? 'approve' : 'reject',
    })
    .whereNull('withdrawn_at')
    .select('person', 'delegated_by');
  const people = rows.flatMap(row => [row.person, row.delegated_by]);
  return [...new Set(people.filter(person => person !== null))].sort();
}
