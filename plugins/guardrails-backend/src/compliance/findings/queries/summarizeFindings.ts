import type {
  FindingGroup,
  FindingGrouping,
  FindingSummary,
  FindingSummaryRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import {
  applyFindingScope,
  type FindingReadScope,
} from '../../../identity/access';
import { sumsOf, type CountRow } from '../store/countedParts';
import { readTrend } from './readTrend';

const LIMIT = 50;

type GroupRow = CountRow & { key: string | null };

const none: FindingGroup = {
  open: 0,
  enforced: 0,
  notConfirmed: 0,
  waived: 0,
  opened: 0,
  resolved: 0,
};

type Order = (one: FindingGroup, other: FindingGroup) => number;

const byKey: Order = ({ key: one = '' }, { key: other = '' }) =>
  one < other ? -1 : Number(one > other);

const orders: Record<'open' | 'worse', Order> = {
  open: (one, other) =>
    other.open - one.open || other.enforced - one.enforced || byKey(one, other),
  worse: (one, other) =>
    other.opened - other.resolved - (one.opened - one.resolved) ||
    other.open - one.open ||
    byKey(one, other),
};

/**
 * Counts of what the caller may read. They are read from counts of all findings or of those with one filter, or added up
 * from those of an owner, system, environment and rule, so they cost the same however many findings there are. What is counted was narrowed to owners
 * first: no group is named that has no finding the caller may read.
 * @internal
 */
export async function summarizeFindings(
  knex: Knex,
  options: {
    request: FindingSummaryRequest;
    scope: FindingReadScope;
    /** The class of an environment, where it is configured. */
    classOf(environment: string): string | undefined;
  },
): Promise<FindingSummary> {
  const { request, scope, classOf } = options;
  const { groupBy = 'owner', sort = 'open', limit = LIMIT, owner } = request;
  const rows = await readGroups(knex, { groupBy, request, scope });
  const groups = rows.map(toGroup);
  const found = groupBy === 'class' ? byClass(groups, classOf) : groups;
  const counting = await knex('finding_counting').where({ id: 1 }).first();
  const asOf: string | undefined = counting?.as_of ?? undefined;
  return {
    ...(asOf !== undefined && { asOf }),
    groupBy,
    totals: groups.reduce(addUp, none),
    groups: found.sort(orders[sort]).slice(0, limit),
    groupCount: found.length,
    trend:
      asOf === undefined ? [] : await readTrend(knex, { owner, scope, asOf }),
  };
}

const dimensions: Record<FindingGrouping, string> = {
  owner: 'owner',
  system: 'system',
  environment: 'environment',
  class: 'environment',
  rule: 'rule',
};

async function readGroups(
  knex: Knex,
  options: {
    groupBy: FindingGrouping;
    request: FindingSummaryRequest;
    scope: FindingReadScope;
  },
): Promise<GroupRow[]> {
  const { groupBy, request, scope } = options;
  const { owner, system, environment, rule } = request;
  const dimension = dimensions[groupBy];
  const wanted = Object.entries({ owner, system, environment, rule }).filter(
    ([, value]) => value !== undefined,
  );
  if (wanted.length <= 1 && !scope.owners && !scope.criteria) {
    const [filter] = wanted;
    if (!filter) return knex('finding_groups').where({ dimension });
    const [within, key] = filter;
    return knex('finding_filtered_groups').where({
      dimension,
      within,
      within_key: key,
    });
  }
  // The name that conditions on findings have.
  const cells = applyFindingScope(knex('finding_cells as findings'), scope);
  return cells
    .where(Object.fromEntries(wanted))
    .select({ key: dimension })
    .select(sumsOf(knex))
    .groupBy(dimension);
}

function toGroup(row: GroupRow): FindingGroup {
  return {
    ...(row.key !== null && { key: row.key }),
    open: Number(row.open),
    enforced: Number(row.enforced),
    notConfirmed: Number(row.not_confirmed),
    waived: Number(row.waived),
    opened: Number(row.opened),
    resolved: Number(row.resolved),
  };
}

function addUp(one: FindingGroup, other: FindingGroup): FindingGroup {
  return {
    open: one.open + other.open,
    enforced: one.enforced + other.enforced,
    notConfirmed: one.notConfirmed + other.notConfirmed,
    waived: one.waived + other.waived,
    opened: one.opened + other.opened,
    resolved: one.resolved + other.resolved,
  };
}

function byClass(
  groups: FindingGroup[],
  classOf: (environment: string) => string | undefined,
): FindingGroup[] {
  const classes = new Map<string | undefined, FindingGroup>();
  for (const group of groups) {
    const key = group.key === undefined ? undefined : classOf(group.key);
    const sum = addUp(classes.get(key) ?? none, group);
    classes.set(key, { ...sum, ...(key !== undefined && { key }) });
  }
  return [...classes.values()];
}
