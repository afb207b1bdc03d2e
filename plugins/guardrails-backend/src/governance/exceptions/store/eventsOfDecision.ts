import type { TimelineEvent } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { ExceptionRow } from '../model/rows';

/** So many are told of; the list of exceptions has the rest. */
const SHOWN = 100;

/** What a decision has to do with exceptions: those asked for on it, and those it used when it was carried out. @internal */
export async function eventsOfDecision(
  knex: Knex,
  decision: string,
): Promise<TimelineEvent[]> {
  const [asked, used] = await Promise.all([
    knex<ExceptionRow>('exceptions')
      .where({ decision_id: decision })
      .orderBy('id')
      .limit(SHOWN),
    knex('exception_uses')
      .where({ decision_id: decision })
      .orderBy('exception_id')
      .limit(SHOWN),
  ]);
  return [
    ...asked.map(row => ({
      at: row.requested_at,
      kind: 'exception-requested' as const,
      actor: row.requester,
      detail: `Exception ${row.id} from ${row.rule}`,
    })),
    ...used.map(use => ({
      at: use.used_at,
      kind: 'exception-used' as const,
      detail: `Exception ${use.exception_id}`,
    })),
  ];
}
