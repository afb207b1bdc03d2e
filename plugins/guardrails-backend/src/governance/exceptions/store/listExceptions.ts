import type {
  ExceptionFilter,
  ExceptionSummary,
  SearchedPage,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { Caller } from '../../../identity/actors';
import {
  byId,
  keysetPage,
  orderOf,
  readSearch,
  searchScans,
  whereFound,
  type IndexScan,
} from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import type {
  ExceptionWithApproval,
  Present,
} from '../model/deriveExceptionState';
import { whereState } from './whereState';
import {
  selectExceptions,
  visibleWays,
  whereVisible,
  type OwnedTarget,
} from './selectExceptions';
import { toExceptionSummary } from '../model/toExceptionSummary';

const DAY = 24 * 60 * 60 * 1000;

const searched = { table: 'exceptions', refs: ['target_ref', 'requester'] };

/** One page; ids sort by time. @internal */
export async function listExceptions(
  knex: Knex,
  options: {
    caller: Caller;
    targets: OwnedTarget[];
    filter: ExceptionFilter;
    /** Rules that the text of a search can be the beginning of. */
    rulesNamed?: RuleId[];
    limit: number;
    cursor?: string;
    countTo?: number;
    present: Present;
  },
): Promise<SearchedPage<ExceptionSummary>> {
  const { filter, limit, cursor, countTo, present } = options;
  const { scans, more } = await scansOf(knex, options);
  const { rows, ...next } = await keysetPage<ExceptionWithApproval>(knex, {
    key: byId('exceptions.id', orderOf(filter)),
    limit,
    cursor,
    countTo,
    walks: scans,
    query: () => {
      const query = selectExceptions(knex);
      if (filter.rule !== undefined)
        query.where('exceptions.rule', filter.rule);
      if (filter.owner !== undefined) {
        query.where('exceptions.target_owner', filter.owner);
      }
      if (filter.state?.length) whereState(query, filter.state, present);
      if (filter.endsWithin !== undefined) {
        const { now } = present;
        query
          .where('exceptions.until', '>', now)
          .where(
            'exceptions.until',
            '<=',
            addMilliseconds(now, filter.endsWithin * DAY),
          );
      }
      return query;
    },
  });
  return {
    items: rows.map(row => toExceptionSummary(row, present)),
    ...next,
    ...(more && { moreNames: more }),
  };
}

/** By names where the caller sees all of them; else what is theirs to see, narrowed to what is searched. */
async function scansOf(
  knex: Knex,
  options: Parameters<typeof scansFor>[1] & { rulesNamed?: RuleId[] },
): Promise<{ scans: IndexScan[]; more: boolean }> {
  const { caller, filter, rulesNamed = [] } = options;
  const { entity, search } = filter;
  const scans = scansFor(knex, options);
  if (search === undefined) return { scans, more: false };
  const byRule: IndexScan = query =>
    query.whereIn('exceptions.rule', rulesNamed);
  if (caller.reader && entity === undefined) {
    const named = await searchScans(knex, readSearch(search), searched);
    const perRule = rulesNamed.map(
      (rule): IndexScan =>
        query =>
          query.where('exceptions.rule', rule),
    );
    return { scans: [...named.scans, ...perRule], more: named.more };
  }
  const narrowed = scans.map(
    (scan): IndexScan =>
      query => {
        scan(query);
        whereFound(query, {
          knex,
          search: readSearch(search),
          searched,
          others: [byRule],
        });
      },
  );
  return { scans: narrowed, more: false };
}

/** Along those of the entity that is asked about, else along the ways they are the caller's to see, else along states. */
function scansFor(
  knex: Knex,
  options: {
    caller: Caller;
    targets: OwnedTarget[];
    filter: ExceptionFilter;
    present: Present;
  },
): IndexScan[] {
  const { caller, targets, filter, present } = options;
  const { entity, state } = filter;
  if (entity !== undefined) {
    return [
      query => {
        query.where('exceptions.target_ref', entity);
        whereVisible(query, { knex, caller, targets });
      },
    ];
  }
  if (!caller.reader) {
    return visibleWays({ caller, targets, order: orderOf(filter) });
  }
  return state === undefined || state.length === 0
    ? [() => {}]
    : [...new Set(state)].map(
        (one): IndexScan =>
          query =>
            whereState(query, [one], present),
      );
}
