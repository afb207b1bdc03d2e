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
  const { rows, ...next } = await keysetPage<ListedRow>(knex, {
    key: byId('decisions.id', orderOf(filter)),
    limit,
    cursor,
    countTo,
    // An export counts exactly what it will write, and reads all of it anyway.
    ...(countTo !== undefined &&
      countTo <= COUNTED_ROWS + 1 && {
        countWithin: { rows: COUNTED_AMONG, of: () => knex('decisions') },
      }),
    walks: scans,
    query: () => {
      const query = knex('decisions').select(
        'decisions.id',
        'recorded_at',
        'outcome',
        'format',
        'summary',
      );
      applyFilter(knex, query, filter);
      return query;
    },
  });
  return {
    items: rows.map(toDecisionSummary),
    ...next,
    ...(moreNames && { moreNames }),
  };
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

function applyFilter(
  knex: Knex,
  query: Knex.QueryBuilder,
  filter: DecisionFilter,
): void {
  const { actor, outcome, environment, owner } = filter;
  const { since, until } = parseTimeInterval(filter);
  if (filter.checks === 'notable') {
    query.whereNot(all =>
      all
        .where({ format: CONFIGURATION, outcome: 'allow' })
        .whereNotExists(withoutPlan(knex)),
    );
  }
  if (actor !== undefined) query.where('actor_ref', actor);
  if (outcome !== undefined) query.whereIn('outcome', outcome);
  if (environment !== undefined) query.where('environment', environment);
  if (owner !== undefined) query.where('decisions.target_owner', owner);
  if (since !== undefined) query.where('recorded_at', '>=', since);
  if (until !== undefined) query.where('recorded_at', '<', until);
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
