import type { FindingDay } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import {
  applyFindingScope,
  type FindingReadScope,
} from '../../../identity/access';
import { dayBefore } from '../model/walkBack';

const DAYS = 90;

type DayRow = {
  day: string;
  opened: number | string;
  resolved: number | string;
  open: number | string;
};

/** The last days, each of them, of what the caller may read. @internal */
export async function readTrend(
  knex: Knex,
  options: { owner?: string; scope: FindingReadScope; asOf: string },
): Promise<FindingDay[]> {
  const { owner, scope, asOf } = options;
  const to = asOf.slice(0, 10);
  const from = dayBefore(to, DAYS - 1);
  const query = applyFindingScope(knex('finding_days as findings'), scope);
  if (owner !== undefined) query.where({ owner });
  const rows: DayRow[] = await query
    .where('day', '>=', from)
    .select('day')
    .sum({ opened: 'opened', resolved: 'resolved', open: 'open' })
    .groupBy('day');
  const counted = new Map(rows.map(row => [row.day, row]));
  return Array.from({ length: DAYS }, (_, index) => {
    const day = dayBefore(to, DAYS - 1 - index);
    const row = counted.get(day);
    return {
      day,
      opened: Number(row?.opened ?? 0),
      resolved: Number(row?.resolved ?? 0),
      open: Number(row?.open ?? 0),
    };
  });
}
