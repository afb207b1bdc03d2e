import {
  GuardrailsError,
  type Lease,
  type LeaseFilter,
  type Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { byId, databaseTime, keysetPage } from '../../../base/database';
import { recordEvents, type RecordStores } from '../../../record';
import { withDurableTransaction } from '../../../record/ledger';
import type { Seals } from '../../../record/seals';
import { toLease } from '../model/toLease';
import type { LeaseReportRow, LeaseReviewRow, LeaseRow } from '../model/rows';
import { scansFor, type LeaseScope } from './scansFor';

type Query = Knex.QueryBuilder;

/** Leases on record. What a change means is in the file of the step that makes it. @internal */
export class LeaseStore {
  readonly #knex: Knex;
  readonly #seals: Seals;
  readonly #stores: RecordStores;

  constructor(options: { knex: Knex; seals: Seals } & RecordStores) {
    const { knex, seals, ledger, outbox } = options;
    this.#knex = knex;
    this.#seals = seals;
    this.#stores = { ledger, outbox };
  }

  now(): Promise<string> {
    return databaseTime(this.#knex);
  }

  /** @throws GuardrailsError `record-forged` */
  async row(id: string): Promise<LeaseRow | undefined> {
    const row = await this.#knex<LeaseRow>('leases').where({ id }).first();
    if (row) {
      await this.#seals.require(this.#knex, [{ table: 'leases', rows: [row] }]);
    }
    return row;
  }

  /** Without those that are not believed: what nobody can prove gives no access. */
  async rows(narrow: (query: Query) => void): Promise<LeaseRow[]> {
    const query = this.#knex('leases').select('*');
    narrow(query);
    return this.#seals.believed(this.#knex, 'leases', await query);
  }

  /** @throws GuardrailsError `not-found` */
  async lease(id: string): Promise<Lease> {
    const row = await this.row(id);
    if (!row) throw noLease();
    const [lease] = await this.#complete([row]);
    return lease;
  }

  /** Newest first. */
  async list(options: {
    scope: LeaseScope;
    filter: LeaseFilter;
    limit: number;
    cursor?: string;
  }): Promise<Page<Lease>> {
    const { scope, filter, limit, cursor } = options;
    const now = await databaseTime(this.#knex);
    const { rows, ...next } = await keysetPage<LeaseRow>(this.#knex, {
      key: byId('id'),
      limit,
      cursor,
      walks: scansFor(scope, filter, now),
      query: () => {
        const query = this.#knex('leases').select('*');
        if (filter.debt) whereDebt(query);
        return query;
      },
    });
    const believed = await this.#seals.believed(this.#knex, 'leases', rows);
    return { items: await this.#complete(believed, now), ...next };
  }

  /** @throws GuardrailsError `record-forged` */
  async reviews(lease: string): Promise<LeaseReviewRow[]> {
    const rows = await this.#knex<LeaseReviewRow>('lease_reviews').where({
      lease_id: lease,
    });
    await this.#seals.require(this.#knex, [{ table: 'lease_reviews', rows }]);
    return rows;
  }

  /** What the work writes is on disk when this resolves, or nothing of it is. */
  transact<Result>(
    work: (transaction: Knex.Transaction) => Promise<Result>,
  ): Promise<Result> {
    return withDurableTransaction(this.#knex, work);
  }

  async insert(
    transaction: Knex.Transaction,
    lease: Omit<LeaseRow, 'seal'>,
  ): Promise<LeaseRow> {
    const row = this.#seals.seal('leases', lease);
    await transaction<LeaseRow>('leases').insert(row);
    return row;
  }

  /** Changes the lease that the condition finds; nothing where another change came first. */
  async change(
    transaction: Knex.Transaction,
    options: {
      narrow: (query: Query) => void;
      change: (row: LeaseRow) => Partial<Omit<LeaseRow, 'seal' | 'revision'>>;
    },
  ): Promise<LeaseRow | undefined> {
    const [row] = await this.#seals.update(transaction, 'leases', options);
    return row;
  }

  /** `false` where the human has reviewed it before. */
  async addReview(
    transaction: Knex.Transaction,
    review: Omit<LeaseReviewRow, 'seal'>,
  ): Promise<boolean> {
    const added = await transaction<LeaseReviewRow>('lease_reviews')
      .insert(this.#seals.seal('lease_reviews', review))
      .onConflict(['lease_id', 'human'])
      .ignore()
      .returning('human');
    return added.length > 0;
  }

  /** The last statement of a transaction: the entry in the ledger, and what others are notified of. */
  async record(
    transaction: Knex.Transaction,
    event: LeaseEvent,
  ): Promise<void> {
    await recordEvents({ transaction, to: this.#stores, events: [event] });
  }

  async #complete(rows: LeaseRow[], at?: string): Promise<Lease[]> {
    const ids = rows.map(({ id }) => id);
    const [now, reports, reviews] = await Promise.all([
      at ?? databaseTime(this.#knex),
      this.#knex<LeaseReportRow>('lease_reports')
        .whereIn('lease_id', ids)
        .orderBy(['at', 'digest']),
      this.#knex<LeaseReviewRow>('lease_reviews')
        .whereIn('lease_id', ids)
        .orderBy(['at', 'human']),
    ]);
    const seen = await this.#seals.believed(
      this.#knex,
      'lease_reviews',
      reviews,
    );
    return rows.map(row => toLease({ row, reports, reviews: seen, now }));
  }
}

/** Something that happened to a lease; `announcements` is empty where nobody is notified. */
type LeaseEvent = Parameters<typeof recordEvents>[0]['events'][number];

/** Break-glass that gave or may have given access and was not reviewed by two others. @internal */
export function whereDebt<Narrowed extends Query>(query: Narrowed): Narrowed {
  query
    .where('break_glass', 1)
    .whereNull('reviewed_at')
    .whereNotNull('intended_at')
    .whereNull('failed_at');
  return query;
}

/** @internal */
export function noLease(): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: "Lease not found, or you don't have access.",
  });
}
