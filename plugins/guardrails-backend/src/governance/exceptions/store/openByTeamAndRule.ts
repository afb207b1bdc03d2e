import type { Knex } from 'knex';
import type { DebtRow } from '../model/rows';
import type { Present } from '../model/deriveExceptionState';
import { whereState } from './whereState';

/** Exceptions that are open now, counted by team, rule and severity. @internal */
export async function openByTeamAndRule(
  knex: Knex,
  present: Present,
  owners?: string[],
): Promise<DebtRow[]> {
  const query = knex('exceptions')
    .leftJoin('approvals', 'approvals.id', 'exceptions.approval_id')
    .select('exceptions.target_owner', 'exceptions.rule', 'exceptions.severity')
    .count({ active: '*' })
    .min({ oldest: 'exceptions.granted_at' })
    .groupBy(
      'exceptions.target_owner',
      'exceptions.rule',
      'exceptions.severity',
    );
  if (owners) query.whereIn('exceptions.target_owner', owners);
  const rows = await whereState(query, ['active'], present);
  return rows.map(
    (row: {
      target_owner: string | null;
      rule: string;
      severity: string;
      active: unknown;
      oldest: string;
    }) => ({
      day: present.now.slice(0, 10),
      owner: row.target_owner ?? '',
      rule: row.rule,
      severity: row.severity,
      active: Number(row.active),
      oldest: row.oldest,
    }),
  );
}
