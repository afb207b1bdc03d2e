import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { PageKey } from './PageKey';

/** Few enough for what SQLite puts together in one statement. */
const TOGETHER = 100;

type CountWithin = {
  rows: number;
  /** The table without the conditions of the list. */
  of: () => Knex.QueryBuilder;
  /** What an index holds of each walk; not there for a walk of which it holds every condition. */
  along: (IndexScan | undefined)[];
};

/** Narrows a query to one of the ways in which a row can belong to a page. @internal */
export type IndexScan = (query: Knex.QueryBuilder) => void;

/** A walk in two parts: what an index holds, and what narrows the rows that it finds there. @internal */
export type NarrowedScan = { along: IndexScan; rest: IndexScan[] };

/** @internal */
export function wholeOf({ along, rest }: NarrowedScan): IndexScan {
  return query => {
    for (const part of [along, ...rest]) part(query);
  };
}

/**
 * One page of what any of several walks finds, in the order of a key. `nextCursor` is absent on the last page.
 *
 * Each walk follows an index and ends after a page of its own, so the cost grows neither with what there is nor with
 * how far back the page is. One query that said "or" would read the table: no index is in the order of two of them.
 * @throws GuardrailsError `bad-request` for a cursor that no page ended with
 * @internal
 */
export async function keysetPage<Row>(
  knex: Knex,
  options: {
    key: PageKey<Row>;
    limit: number;
    cursor?: string;
    /** Also says how many rows there are on all pages, up to so many. */
    countTo?: number;
    /**
     * Counts among the first so many rows that the index of each walk has: what no index narrows would be counted by reading
     * all there is. There is no total where more rows may match.
     */
    countWithin?: CountWithin;
    /** Every row belongs to the page where they are left out. A walk along another table orders by that one's index. */
    walks?: IndexScan[];
    /** Every condition that all walks share, without order and limit. No two of its columns have the same name. */
    query: () => Knex.QueryBuilder;
  },
): Promise<{ rows: Row[]; nextCursor?: string; total?: number }> {
  const { key, limit, cursor, walks = [() => {}], query } = options;
  const { columns, order } = key;
  const after = cursor === undefined ? undefined : parseCursor(key, cursor);
  const walked = (walk: IndexScan) => {
    const one = query()
      .orderBy(columns.map(column => ({ column, order })))
      .limit(limit + 1);
    if (after) one.whereRaw(beyond(key), [...columns, ...after]);
    walk(one);
    return knex.select('*').from(one.as('walk'));
  };
  const found = new Map<string, Row>();
  for (let from = 0; from < walks.length; from += TOGETHER) {
    const [first, ...others] = walks.slice(from, from + TOGETHER).map(walked);
    const rows: Row[] = await first.unionAll(others);
    for (const row of rows) found.set(toCursor(key, row), row);
  }
  const rows = [...found.values()].sort(inOrder(key));
  const total = await countRows(knex, { ...options, walks });
  const page = rows.slice(0, limit);
  return {
    rows: page,
    ...(rows.length > limit && {
      nextCursor: toCursor(key, page[page.length - 1]),
    }),
    ...(total !== undefined && { total }),
  };
}

/** No walk goes on after what is counted to, nor after the rows that are counted among. */
async function countRows<Row>(
  knex: Knex,
  options: {
    key: PageKey<Row>;
    walks: IndexScan[];
    query: () => Knex.QueryBuilder;
    countTo?: number;
    countWithin?: CountWithin;
  },
): Promise<number | undefined> {
  const { key, walks, query, countTo: most, countWithin } = options;
  if (most === undefined) return undefined;
  if (walks.length === 0) return 0;
  const ends = countWithin
    ? await findEnds<Row>(knex, { key, countWithin })
    : new Map<number, Row>();
  const parts: Knex.QueryBuilder[] = [];
  for (let from = 0; from < walks.length; from += TOGETHER) {
    parts.push(
      inOne(
        knex,
        walks.slice(from, from + TOGETHER).map((walk, index) => {
          const one = query()
            .clearSelect()
            .select([...key.columns])
            .limit(most);
          const end = ends.get(from + index);
          if (end) {
            const values = key.valuesOf(end);
            one.whereRaw(`not ${beyond(key)}`, [...key.columns, ...values]);
          }
          walk(one);
          return one;
        }),
      ),
    );
  }
  const [row] = await knex
    .from(inOne(knex, parts).limit(most).as('found'))
    .count({ count: '*' });
  const count = Number(row.count);
  return ends.size > 0 && count < most ? undefined : count;
}

/**
 * The row after which each walk is not counted any more; none of a walk that is shorter. A walk whose index holds all of
 * it needs none: every row of it counts, and it ends at what is counted to.
 */
async function findEnds<Row>(
  knex: Knex,
  options: { key: PageKey<Row>; countWithin: CountWithin },
): Promise<Map<number, Row>> {
  const { key, countWithin } = options;
  const { columns, order } = key;
  const ends = new Map<number, Row>();
  const queries = countWithin.along.flatMap((along, index) => {
    if (!along) return [];
    const one = countWithin
      .of()
      .select([...columns])
      .orderBy(columns.map(column => ({ column, order })))
      .offset(countWithin.rows - 1)
      .limit(1);
    along(one);
    return knex
      .select(knex.raw(`${index} as walk`), 'end.*')
      .from(one.as('end'));
  });
  for (let from = 0; from < queries.length; from += TOGETHER) {
    const [first, ...others] = queries.slice(from, from + TOGETHER);
    const rows: (Row & { walk: number })[] = await first.unionAll(others);
    for (const row of rows) ends.set(row.walk, row);
  }
  return ends;
}

/** What any of several queries finds, each row once. */
function inOne(knex: Knex, queries: Knex.QueryBuilder[]): Knex.QueryBuilder {
  const [first, ...others] = queries.map(query =>
    knex.select('*').from(query.as('part')),
  );
  return first.union(others);
}

function parseCursor<Row>(key: PageKey<Row>, cursor: string) {
  const values = key.parse(cursor);
  if (values) return values;
  throw new GuardrailsError({
    code: 'bad-request',
    message: 'The cursor is not one that a page ended with.',
    path: '/cursor',
  });
}

function toCursor<Row>(key: PageKey<Row>, row: Row): string {
  return key.valuesOf(row).join('.');
}

/** Whole rows of values are compared, as the index of all columns is. */
function beyond<Row>({ columns, order }: PageKey<Row>): string {
  const names = columns.map(() => '??').join(', ');
  const values = columns.map(() => '?').join(', ');
  return `(${names}) ${order === 'desc' ? '<' : '>'} (${values})`;
}

function inOrder<Row>({ order, valuesOf }: PageKey<Row>) {
  const sign = order === 'desc' ? -1 : 1;
  return (one: Row, other: Row): number => {
    const others = valuesOf(other);
    for (const [index, value] of valuesOf(one).entries()) {
      if (value !== others[index]) return value < others[index] ? -sign : sign;
    }
    return 0;
  };
}
