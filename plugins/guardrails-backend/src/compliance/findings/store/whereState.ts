import type { FindingStateName } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { IndexScan } from '../../../base/database';
import { whereWaiving } from '../../../governance/exceptions';

/**
 * The ways in which a finding can have a state at this moment. A waiver ends by itself: with the exception, which no
 * task has to notice.
 * @internal
 */
export function scansOfState(knex: Knex, state: FindingStateName): IndexScan[] {
  const waived: IndexScan = query => query.where('findings.state', 'waived');
  const exceptions = () =>
    whereWaiving(
      knex('exceptions')
        .select(knex.raw('1'))
        .whereRaw('exceptions.id = findings.exception_id'),
      knex,
    );
  switch (state) {
    case 'open':
      return [
        query => query.where('findings.state', 'open'),
        query => {
          waived(query);
          query
            .whereNotNull('findings.exception_id')
            .whereNotExists(exceptions());
        },
      ];
    case 'waived':
      return [
        query => {
          waived(query);
          query.where(any =>
            any.whereNull('findings.exception_id').orWhereExists(exceptions()),
          );
        },
      ];
    default:
      return [query => query.where('findings.state', state)];
  }
}

/** Of these exceptions, those that waive now, each with its end. @internal */
export async function waivingOf(
  knex: Knex,
  ids: (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter(id => id !== null);
  const waiving = new Map<string, string>();
  for (let from = 0; from < wanted.length; from += 500) {
    const found: { id: string; until: string }[] = await whereWaiving(
      knex('exceptions')
        .select('id', 'until')
        .whereIn('id', wanted.slice(from, from + 500)),
      knex,
    );
    for (const { id, until } of found) waiving.set(id, until);
  }
  return waiving;
}
