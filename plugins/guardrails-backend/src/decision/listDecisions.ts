import type {
  DecisionFilter,
  DecisionSummary,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { decisionIdSchema } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { applyReadScope, type ReadScope } from '../access';
import type { DecisionRow } from '../database';

/** What is judged before a plan is made; alone it is nothing that anybody asked for. */
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
  const query = knex<DecisionRow>('decisions')
    .select('decisions.id', 'recorded_at', 'outcome', 'format', 'summary')
    .orderBy('decisions.id', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) query.where('decisions.id', '<', idOf(cursor));
  applyFilter(query, filter, knex);
  const rows = await applyReadScope(query, scope);
  const items = rows.slice(0, limit).map(summaryOf);
  return rows.length > limit
    ? { items, nextCursor: items[items.length - 1].id }
    : { items };
}

function applyFilter(
  query: Knex.QueryBuilder,
  filter: DecisionFilter,
  knex: Knex,
): void {
  const { entity, actor, outcome, rule, environment, since, until } = filter;
  if (filter.checks === 'notable') {
    query.whereNot(both =>
      both.where({ format: CONFIGURATION, outcome: 'allow' }),
    );
  }
  if (entity !== undefined) {
    query.where(inner =>
      inner
        .where('target_ref', entity)
        .orWhereIn(
          'decisions.id',
          knex('grants').select('decision_id').where({ entity }),
        ),
    );
  }
  if (actor !== undefined) query.where('actor_ref', actor);
  if (outcome !== undefined) query.whereIn('outcome', outcome);
  if (environment !== undefined) query.where('environment', environment);
  if (rule !== undefined) {
    query.whereIn(
      'decisions.id',
      knex('decision_rules').select('decision_id').where({ rule }),
    );
  }
  if (since !== undefined) query.where('recorded_at', '>=', timeOf(since));
  if (until !== undefined) query.where('recorded_at', '<', timeOf(until));
}

function summaryOf(
  row: Pick<
    DecisionRow,
    'id' | 'recorded_at' | 'outcome' | 'format' | 'summary'
  >,
): DecisionSummary {
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

function idOf(cursor: string): string {
  const parsed = decisionIdSchema.safeParse(cursor);
  if (parsed.success) return parsed.data;
  throw new GuardrailsError({
    code: 'bad-request',
    message: 'The cursor is not one that a page ended with.',
  });
}

/** Times are kept in UTC with milliseconds, and so they must be compared. */
function timeOf(value: string): string {
  const time = new Date(value);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new GuardrailsError({
    code: 'bad-request',
    message: `Not a time: ${value}`,
  });
}
