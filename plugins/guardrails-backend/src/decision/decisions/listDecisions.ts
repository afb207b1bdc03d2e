import {
  COUNTED_ROWS,
  type DecisionFilter,
  type DecisionSummary,
  type SearchedPage,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { ReadScope } from '../../identity/access';
import {
  byId,
  keysetPage,
  orderOf,
  parseTimeInterval,
  wholeOf,
  type IndexScan,
  type DecisionRow,
} from '../../base/database';
import { decisionScans } from './decisionScans';
import { planOfCheck } from './planOfCheck';

/** How far back a list counts what matches. */
const COUNTED_AMONG = 20_000;

/** What is evaluated before a plan is made; alone it is nothing that anybody asked for. */
const CONFIGURATION = 'terraform-configuration';

/**
 * One page. Ids sort by time, so the last id of a page is where the next one begins: the cost of a page does not grow
 * with how far back it is.
 * @internal
 */
export async function listDecisions(
  knex: Knex,
  options: {
    filter: DecisionFilter;
    rulesNamed?: RuleId[];
    scope: ReadScope;
    limit: number;
    cursor?: string;
    countTo?: number;
  },
): Promise<SearchedPage<DecisionSummary>> {
  const { filter, limit, cursor, countTo } = options;
  const { scans, moreNames } = await decisionScans(knex, options);
  const conditions = conditionsOf(knex, filter);
  const { rows, ...next } = await keysetPage<{ id: string }>(knex, {
    key: byId('decisions.id', orderOf(filter)),
    limit,
    cursor,
    countTo,
    // An export counts exactly what it will read: all that it writes, or looks through for those in a state.
    ...(countTo !== undefined &&
      countTo <= COUNTED_ROWS + 1 && {
        countWithin: {
          rows: COUNTED_AMONG,
          of: () => knex('decisions'),
          along: scans.map(({ along, rest }) =>
            rest.length + conditions.length > 0 ? along : undefined,
          ),
        },
      }),
    walks: scans.map(wholeOf),
    query: () => {
      const query = knex('decisions').select('decisions.id');
      for (const condition of conditions) condition(query);
      return query;
    },
  });
  return {
    items: await readSummaries(
      knex,
      rows.map(({ id }) => id),
    ),
    ...next,
    ...(moreNames && { moreNames }),
  };
}

/** In the order of the ids. Read once the page is known: each walk finds one of its own, and summaries are long. */
async function readSummaries(
  knex: Knex,
  ids: string[],
): Promise<DecisionSummary[]> {
  const rows: ListedRow[] = await knex<DecisionRow>('decisions')
    .whereIn('id', ids)
    .select('id', 'recorded_at', 'outcome', 'format', 'summary');
  const found = new Map(rows.map(row => [row.id, row]));
  return ids.flatMap(id => {
    const row = found.get(id);
    return row ? [toDecisionSummary(row)] : [];
  });
}

/** A check of configuration that is not followed by a plan, or not yet, is all there is of its run. */
function withoutPlan(knex: Knex): Knex.QueryBuilder {
  return knex('run_reports')
    .select('status')
    .whereRaw('run_reports.decision_id = decisions.id')
    .whereNot('status', 'checked')
    .whereNot(complete =>
      complete.where({ status: 'checking' }).whereExists(planOfCheck(knex)),
    );
}

/** The conditions of every walk, beside its own. */
function conditionsOf(knex: Knex, filter: DecisionFilter): IndexScan[] {
  const { checks, actor, environment, owner } = filter;
  const { since, until } = parseTimeInterval(filter);
  const conditions: (IndexScan | false)[] = [
    checks === 'notable' &&
      (query =>
        query.whereNot(all =>
          all
            .where({ format: CONFIGURATION, outcome: 'allow' })
            .whereNotExists(withoutPlan(knex)),
        )),
    actor !== undefined && (query => query.where('actor_ref', actor)),
    environment !== undefined &&
      (query => query.where('environment', environment)),
    owner !== undefined &&
      (query => query.where('decisions.target_owner', owner)),
    since !== undefined && (query => query.where('recorded_at', '>=', since)),
    until !== undefined && (query => query.where('recorded_at', '<', until)),
  ];
  return conditions.filter(condition => condition !== false);
}

type ListedRow = Pick<
  DecisionRow,
  'id' | 'recorded_at' | 'outcome' | 'format' | 'summary'
>;

function toDecisionSummary(row: ListedRow): DecisionSummary {
  const { action, actor, target, changes, findings, headline } = JSON.parse(
    row.summary,
  );
  return {
    id: row.id as DecisionSummary['id'],
    outcome: row.outcome as DecisionSummary['outcome'],
    action,
    format: row.format,
    changes,
    actor,
    target,
    findings,
    ...(headline !== undefined && { headline }),
    recordedAt: row.recorded_at,
  };
}
