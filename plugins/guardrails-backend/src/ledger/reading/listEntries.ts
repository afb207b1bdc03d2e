import { entryHeaderSchema } from '@backstage-guardrails/policy-ledger';
import {
  GuardrailsError,
  type LedgerEntrySummary,
  type LedgerFilter,
  type Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { timeIntervalOf } from '../../database';
import { leafHexOf } from './leafHexOf';

type Place = { epoch: number; position: number };
type ListedRow = {
  epoch: number;
  position: number | string;
  header: string;
  kept: number | null;
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
  const { filter, limit, cursor } = options;
  const { kind, subject } = filter;
  const { since, until } = timeIntervalOf(filter);
  const lowest = since === undefined ? undefined : await placeAt(knex, since);
  const highest = until === undefined ? undefined : await placeAt(knex, until);
  // Nothing was recorded since then.
  if (since !== undefined && lowest === undefined) return { items: [] };
  const below = [cursor === undefined ? undefined : placeOf(cursor), highest];
  const page = (only?: string) => {
    const query = entries(knex, { subject, kind: only });
    for (const place of below) if (place) bound(query, '<', place);
    if (lowest) bound(query, '>=', lowest);
    return query.limit(limit + 1) as Promise<ListedRow[]>;
  };
  const pages =
    kind === undefined || kind.length === 0
      ? [await page()]
      : await Promise.all([...new Set(kind)].map(page));
  const rows = pages.flat().sort(newestFirst);
  const items = rows.slice(0, limit).map(summaryOf);
  const last = items.at(-1);
  return rows.length > limit && last
    ? { items, nextCursor: `${last.epoch}.${last.index}` }
    : { items };
}

function entries(
  knex: Knex,
  { subject, kind }: { subject?: string; kind?: string },
): Knex.QueryBuilder {
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
  if (kind !== undefined) query.where(`${entry}.kind`, kind);
  return query
    .leftJoin('ledger_payloads as p', join =>
      join.on('p.epoch', 'k.epoch').andOn('p.position', 'k.position'),
    )
    .select('k.epoch', 'k.position', `${entry}.header`, 'p.epoch as kept')
    .orderBy([
      { column: 'k.epoch', order: 'desc' },
      { column: 'k.position', order: 'desc' },
    ]);
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

function summaryOf(row: ListedRow): LedgerEntrySummary {
  const { kind, at, subjects } = entryHeaderSchema.parse(
    JSON.parse(row.header),
  );
  return {
    epoch: row.epoch,
    index: Number(row.position),
    kind,
    at,
    subjects,
    leaf: leafHexOf(row.header),
    payload: row.kept === null ? 'erased' : 'kept',
  };
}

function newestFirst(a: ListedRow, b: ListedRow): number {
  return b.epoch - a.epoch || Number(b.position) - Number(a.position);
}

/** Few enough digits for the columns: PostgreSQL fails on a number that does not fit. */
function placeOf(cursor: string): Place {
  const match = /^([1-9]\d{0,8})\.(0|[1-9]\d{0,14})$/.exec(cursor);
  if (match) return { epoch: Number(match[1]), position: Number(match[2]) };
  throw new GuardrailsError({
    code: 'bad-request',
    message: 'The cursor is not one that a page ended with.',
  });
}
