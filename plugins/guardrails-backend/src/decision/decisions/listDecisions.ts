import type {
  DecisionFilter,
  DecisionSummary,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import {
  applyReadScope,
  scansFor,
  type ReadScope,
} from '../../identity/access';
import {
  byId,
  keysetPage,
  parseTimeInterval,
  type DecisionRow,
  type IndexScan,
} from '../../base/database';

/** What is evaluated before a plan is made; alone it is nothing that anybody asked for. */
const CONFIGURATION = 'terraform-configuration';

/**
 * One page, newest first. Ids sort by time, so the last id of a page is where the next one begins:
 * the cost of a page does not grow with how far back it is.
 * @internal
 */
export async function listDecisions(
  knex: Knex,
  options: {
    filter: DecisionFilter;
    scope: ReadScope;
    limit: number;
    cursor?: string;
  },
): Promise<Page<DecisionSummary>> {
  const { filter, scope, limit, cursor } = options;
  const { rows, ...next } = await keysetPage<ListedRow>(knex, {
    key: byId('decisions.id'),
    limit,
    cursor,
    walks: walksTo(knex, filter, scope),
    query: () => {
      const query = knex('decisions').select(
        'decisions.id',
        'recorded_at',
        'outcome',
        'format',
        'summary',
      );
      applyFilter(query, filter);
      return query;
    },
  });
  return { items: rows.map(toDecisionSummary), ...next };
}

/** What belongs to an entity is found there, and narrowed to what the caller may read; else what the caller may read is. */
function walksTo(
  knex: Knex,
  { entity, outcome, rule }: DecisionFilter,
  scope: ReadScope,
): IndexScan[] {
  const narrowed = (walks: IndexScan[]) =>
    walks.map(
      (walk): IndexScan =>
        query => {
          walk(query);
          if (rule !== undefined) {
            query.whereExists(
              knex('decision_rules')
                .select('rule')
                .where({ rule })
                .whereRaw('decision_rules.decision_id = decisions.id'),
            );
          }
        },
    );
  if (entity !== undefined) {
    return narrowed(aboutEntity(knex, entity)).map(walk => query => {
      walk(query);
      applyReadScope(query, scope);
    });
  }
  if (scope.own.kind === 'some') return narrowed(scansFor(scope));
  if (rule !== undefined) return [withRule(rule, scope)];
  // Who reads all of them looks for the few that were not allowed.
  return outcome === undefined
    ? scansFor(scope)
    : [...new Set(outcome)].flatMap(one =>
        scansFor(scope).map(
          (walk): IndexScan =>
            query => {
              walk(query);
              query.where('outcome', one);
            },
        ),
      );
}

/** In the order of the rule's own index, which is that of the ids. */
function withRule(rule: string, scope: ReadScope): IndexScan {
  return query => {
    query
      .join('decision_rules', 'decision_rules.decision_id', 'decisions.id')
      .where('decision_rules.rule', rule)
      .clearOrder()
      .orderBy('decision_rules.decision_id', 'desc');
    applyReadScope(query, scope);
  };
}

/** Decisions about an entity, and those that brought it into being. @internal */
export function aboutEntity(knex: Knex, entity: string): IndexScan[] {
  return [
    query => query.where('decisions.target_ref', entity),
    query =>
      query.whereIn(
        'decisions.id',
        knex('grants').select('decision_id').where({ entity }),
      ),
  ];
}

function applyFilter(query: Knex.QueryBuilder, filter: DecisionFilter): void {
  const { actor, outcome, environment } = filter;
  const { since, until } = parseTimeInterval(filter);
  if (filter.checks === 'notable') {
    query.whereNot(both =>
      both.where({ format: CONFIGURATION, outcome: 'allow' }),
    );
  }
  if (actor !== undefined) query.where('actor_ref', actor);
  if (outcome !== undefined) query.whereIn('outcome', outcome);
  if (environment !== undefined) query.where('environment', environment);
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
