import type { DecisionFilter } from '@backstage-guardrails/plugin-guardrails-common';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import {
  applyReadScope,
  scansFor,
  type ReadScope,
} from '../../identity/access';
import {
  orderOf,
  readSearch,
  searchScans,
  whereFound,
  type IndexScan,
  type NarrowedScan,
} from '../../base/database';

const searched = { table: 'decisions', refs: ['target_ref', 'actor_ref'] };

/** Rules that a search follows: a longer text finds the others. */
const MOST_RULES = 25;

/**
 * The walks along indexes that find a page. What belongs to an entity is found there, and narrowed to what the caller may
 * read; else what the caller may read is. A search follows names, or narrows the walks to what it finds.
 * @internal
 */
export async function decisionScans(
  knex: Knex,
  options: {
    filter: DecisionFilter;
    rulesNamed?: RuleId[];
    scope: ReadScope;
  },
): Promise<{ scans: NarrowedScan[]; moreNames: boolean }> {
  const { filter, scope, rulesNamed = [] } = options;
  const { entity, search } = filter;
  if (search === undefined) {
    return { scans: scansWithout(knex, filter, scope), moreNames: false };
  }
  const read = readSearch(search);
  const named = await searchScans(knex, read, searched);
  const readsAll = scope.own.kind === 'all';
  // Decisions of a few names are fewer than those of a team; decisions with a finding of a rule may be most there are.
  const byName = readsAll || (!named.more && rulesNamed.length === 0);
  if (entity === undefined && byName) {
    const byRule = rulesNamed
      .slice(0, MOST_RULES)
      .map(rule => withRule(rule, filter));
    return {
      scans: [...named.scans, ...byRule].map(along => ({
        along,
        rest: [
          ...restOfScope(scope),
          ...restOfRule(knex, filter),
          ...restOfOutcome(filter),
        ],
      })),
      moreNames: named.more || rulesNamed.length > MOST_RULES,
    };
  }
  const others: IndexScan[] = rulesNamed.length
    ? [query => whereRule(query, knex, rulesNamed)]
    : [];
  return {
    scans: narrowed(scansWithout(knex, filter, scope), [
      query => whereFound(query, { knex, search: read, searched, others }),
    ]),
    moreNames: false,
  };
}

function scansWithout(
  knex: Knex,
  filter: DecisionFilter,
  scope: ReadScope,
): NarrowedScan[] {
  const { entity, outcome, rule } = filter;
  const narrowing = [...restOfRule(knex, filter), ...restOfOutcome(filter)];
  if (entity !== undefined) {
    return aboutEntity(knex, entity).map(along => ({
      along,
      rest: [...restOfScope(scope), ...narrowing],
    }));
  }
  if (scope.own.kind === 'some') return narrowed(scansFor(scope), narrowing);
  if (rule !== undefined) {
    return [
      {
        along: withRule(rule, filter),
        rest: [...restOfScope(scope), ...restOfOutcome(filter)],
      },
    ];
  }
  // Who reads all of them looks for the few that were not allowed.
  return outcome === undefined
    ? scansFor(scope)
    : [...new Set(outcome)].flatMap(one =>
        scansFor(scope).map(({ along, rest }) => ({
          along: (query: Knex.QueryBuilder) => {
            along(query);
            query.where('outcome', one);
          },
          rest,
        })),
      );
}

function narrowed(scans: NarrowedScan[], by: IndexScan[]): NarrowedScan[] {
  return scans.map(({ along, rest }) => ({ along, rest: [...rest, ...by] }));
}

/** Nothing for a caller who reads all decisions: what has no condition needs none looked at. */
function restOfScope(scope: ReadScope): IndexScan[] {
  return scope.own.kind === 'all' && !scope.criteria
    ? []
    : [query => applyReadScope(query, scope)];
}

function restOfRule(knex: Knex, { rule }: DecisionFilter): IndexScan[] {
  return rule === undefined ? [] : [query => whereRule(query, knex, [rule])];
}

function restOfOutcome({ outcome }: DecisionFilter): IndexScan[] {
  return outcome === undefined
    ? []
    : [query => query.whereIn('outcome', outcome)];
}

function whereRule(
  query: Knex.QueryBuilder,
  knex: Knex,
  rules: readonly RuleId[],
): void {
  query.whereExists(
    knex('decision_rules')
      .select('rule')
      .whereIn('rule', rules)
      .whereRaw('decision_rules.decision_id = decisions.id'),
  );
}

/** In the order of the rule's own index, which is that of the ids. */
function withRule(rule: RuleId, filter: DecisionFilter): IndexScan {
  return query => {
    query
      .join('decision_rules', 'decision_rules.decision_id', 'decisions.id')
      .where('decision_rules.rule', rule)
      .clearOrder()
      .orderBy('decision_rules.decision_id', orderOf(filter));
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
