import type {
  ApprovalFilter,
  ApprovalState,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import {
  byId,
  keysetPage,
  orderOf,
  readSearch,
  searchScans,
  whereFound,
  type IndexScan,
} from '../../../base/database';
import type { ApprovalRow } from '../model/rows';

const searched = { table: 'approvals', refs: ['target_ref', 'requester'] };

type RowFilter = Omit<ApprovalFilter, 'box'>;

/** Whose requests: one index walk for each of these people and groups, or all there are. @internal */
export type InboxFilter =
  | { kind: 'waiting'; persons: string[] }
  | { kind: 'handed'; persons: string[] }
  | { kind: 'asked'; requester: string }
  | { kind: 'part'; persons: string[] }
  | { kind: 'all' };

/**
 * One page. Each person, group and state is a walk of its own along an index that ends after one
 * page, so the cost does not grow with the requests there are.
 * @internal
 */
export async function listRows(
  knex: Knex,
  options: {
    box: InboxFilter;
    filter: RowFilter;
    now: string;
    limit: number;
    cursor?: string;
    countTo?: number;
  },
): Promise<{
  rows: ApprovalRow[];
  nextCursor?: string;
  total?: number;
  moreNames?: boolean;
}> {
  const { box, filter, now, limit, cursor, countTo } = options;
  const { scans, more } = await scansOf(knex, options);
  const page = await keysetPage<ApprovalRow>(knex, {
    key: byId('approvals.id', orderOf(filter)),
    limit,
    cursor,
    countTo,
    walks: scans.flatMap(scope =>
      stateConditions(filter.state, { box, now }).map(
        (state): IndexScan =>
          query => {
            scope(query);
            state(query);
          },
      ),
    ),
    query: () => {
      const query = knex('approvals').select('approvals.*');
      if (filter.entity !== undefined) {
        query.where('approvals.target_ref', filter.entity);
      }
      if (filter.owner !== undefined) {
        query.where('approvals.target_owner', filter.owner);
      }
      return query;
    },
  });
  return { ...page, ...(more && { moreNames: more }) };
}

/** By names where the caller sees all of them; else what is theirs to see, narrowed to what is searched. */
async function scansOf(
  knex: Knex,
  options: { box: InboxFilter; filter: RowFilter; now: string },
): Promise<{ scans: IndexScan[]; more: boolean }> {
  const { box, filter } = options;
  const { search, entity } = filter;
  const scans = boxScans(options);
  if (search === undefined) return { scans, more: false };
  if (box.kind === 'all' && entity === undefined) {
    return searchScans(knex, readSearch(search), searched);
  }
  const narrowed = scans.map(
    (scan): IndexScan =>
      query => {
        scan(query);
        whereFound(query, {
          knex,
          search: readSearch(search),
          searched,
          others: [],
        });
      },
  );
  return { scans: narrowed, more: false };
}

function boxScans(options: {
  box: InboxFilter;
  filter: RowFilter;
  now: string;
}): IndexScan[] {
  const { box, now } = options;
  const order = orderOf(options.filter);
  switch (box.kind) {
    case 'waiting':
    case 'handed':
      return box.persons.map(person => query => {
        joinParts(query, { person, order });
        if (box.kind === 'handed') query.where('approval_parts.handed', 1);
        query.where('approval_parts.waiting', 1);
        query.where('approvals.expires_at', '>', now);
      });
    case 'part':
      return box.persons.map(
        person => query => joinParts(query, { person, order }),
      );
    case 'asked':
      return [query => query.where('approvals.requester', box.requester)];
    default:
      return [() => {}];
  }
}

/** The order comes from the index of the inbox; it is the order of the ids in either table. */
function joinParts(
  query: Knex.QueryBuilder,
  { person, order }: { person: string; order: 'asc' | 'desc' },
): void {
  query
    .join('approval_parts', 'approval_parts.approval_id', 'approvals.id')
    .where('approval_parts.person', person)
    .clearOrder()
    .orderBy('approval_parts.approval_id', order);
}

function stateConditions(
  states: ApprovalState[] | undefined,
  { box, now }: { box: InboxFilter; now: string },
): IndexScan[] {
  if (states === undefined) return [() => {}];
  // Inboxes have an index by how requests ended: what somebody had a part in long ago is not looked through.
  // Asking for the same in both tables would make PostgreSQL expect few rows, and read all to sort them.
  const inbox = box.kind !== 'asked' && box.kind !== 'all';
  const closedAs = inbox ? 'approval_parts.closed_as' : 'approvals.closed_as';
  return [...new Set(states)].flatMap(state =>
    stateWalks({ state, now, closedAs }),
  );
}

function stateWalks(options: {
  state: ApprovalState;
  now: string;
  closedAs: string;
}): IndexScan[] {
  const { state, now, closedAs } = options;
  const closed: IndexScan = query => {
    query.where(closedAs, state);
  };
  const notClosed = (query: Knex.QueryBuilder) => query.whereNull(closedAs);
  switch (state) {
    case 'open':
      return [
        query => {
          notClosed(query).whereNull('approvals.approved_at');
          query.where('approvals.expires_at', '>', now);
        },
      ];
    case 'approved':
      return [
        closed,
        query => {
          notClosed(query).whereNotNull('approvals.approved_at');
          query.where('approvals.expires_at', '>', now);
        },
      ];
    case 'expired':
      return [
        closed,
        query => notClosed(query).where('approvals.expires_at', '<=', now),
      ];
    default:
      return [closed];
  }
}
