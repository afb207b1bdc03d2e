import { entryHeaderSchema } from '@backstage-guardrails/policy-ledger';
import type {
  LedgerEntrySummary,
  LedgerFilter,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import {
  keysetPage,
  parseTimeInterval,
  type PageKey,
  type IndexScan,
} from '../../../base/database';
import { computeLeafHash } from './computeLeafHash';

type Place = { epoch: number; position: number };
type ListedRow = {
  epoch: number;
  position: number | string;
  header: string;
  kept: number | null;
};

/** In the order of the log, newest first. Few enough digits for the columns: PostgreSQL fails on a number that does not fit. */
const byPlace: PageKey<Pick<ListedRow, 'epoch' | 'position'>> = {
  columns: ['k.epoch', 'k.position'],
  order: 'desc',
  valuesOf: ({ epoch, position }) => [epoch, Number(position)],
  parse: cursor => {
    const match = /^([1-9]\d{0,8})\.(0|[1-9]\d{0,14})$/.exec(cursor);
    return match ? [Number(match[1]), Number(match[2])] : undefined;
  },
};

/**
 * One page, newest first. Every filter has an index that is in the order of the log, so a page costs the same
 * wherever it is: several kinds are several pages, put together.
 * @internal
 */
export async function listEntries(
  knex: Knex,
  options: { filter: LedgerFilter; limit: number; cursor?: string },
): Promise<Page<LedgerEntrySummary>> {
  const { filter } = options;
  const { kind, subject } = filter;
  const { since, until } = parseTimeInterval(filter);
  const lowest = since === undefined ? undefined : await placeAt(knex, since);
  const highest = until === undefined ? undefined : await placeAt(knex, until);
  // Nothing was recorded since then.
  if (since !== undefined && lowest === undefined) return { items: [] };
  const entry = subject === undefined ? 'k' : 'e';
  const { rows, ...next } = await keysetPage<ListedRow>(knex, {
    ...options,
    key: byPlace,
    ...(kind?.length && {
      walks: [...new Set(kind)].map(
        (one): IndexScan =>
          query =>
            query.where(`${entry}.kind`, one),
      ),
    }),
    query: () => {
      const query = entries(knex, subject);
      if (highest) bound(query, '<', highest);
      if (lowest) bound(query, '>=', lowest);
      return query;
    },
  });
  return { items: rows.map(toSummary), ...next };
}

function entries(knex: Knex, subject: string | undefined): Knex.QueryBuilder {
  const query =
    subject === undefined
      ? knex('ledger_entries as k')
      : knex('ledger_subjects as k').where('k.subject', subject);
  if (subject !== undefined) {
    query.join('ledger_entries as e', join =>
      join.on('e.epoch', 'k.epoch').andOn('e.position', 'k.position'),
    );
  }
  const entry = subject === undefined ? 'k' : 'e';
  return query
    .leftJoin('ledger_payloads as p', join =>
      join.on('p.epoch', 'k.epoch').andOn('p.position', 'k.position'),
    )
    .select('k.epoch', 'k.position', `${entry}.header`, 'p.epoch as kept');
}

function bound(
  query: Knex.QueryBuilder,
  relation: '<' | '>=',
  { epoch, position }: Place,
): void {
  query.whereRaw(`(k.epoch, k.position) ${relation} (?, ?)`, [epoch, position]);
}

/** The first entry that is not before a time: the log never runs backwards, so all after it are not, either. */
async function placeAt(knex: Knex, time: string): Promise<Place | undefined> {
  const row = await knex('ledger_entries')
    .where('at', '>=', time)
    .orderBy(['at', 'epoch', 'position'])
    .first('epoch', 'position');
  return row && { epoch: row.epoch, position: Number(row.position) };
}

function toSummary(row: ListedRow): LedgerEntrySummary {
  const { kind, at, subjects } = entryHeaderSchema.parse(
    JSON.parse(row.header),
  );
  return {
    epoch: row.epoch,
    index: Number(row.position),
    kind,
    at,
    subjects,
    leaf: computeLeafHash(row.header),
    payload: row.kept === null ? 'erased' : 'kept',
  };
}
