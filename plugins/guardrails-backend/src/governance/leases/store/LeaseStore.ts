import type {
  Lease,
  LeaseFilter,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { byId, databaseTime, pageOf } from '../../../base/database';
import type { Seals } from '../../../record/seals';
import { leaseOf } from '../model/leaseOf';
import type { LeaseReportRow, LeaseReviewRow, LeaseRow } from '../model/rows';
import { walksOf, type LeaseScope } from './walksOf';

/** Reads leases. Whatever writes one does so with what it means, in the file of the step. @internal */
export class LeaseStore {
  readonly #knex: Knex;
  readonly #seals: Seals;

  constructor(options: { knex: Knex; seals: Seals }) {
    this.#knex = options.knex;
    this.#seals = options.seals;
  }

  /** @throws GuardrailsError `record-forged` */
  async row(id: string): Promise<LeaseRow | undefined> {
    const row = await this.#knex<LeaseRow>('leases').where({ id }).first();
    if (row) {
      await this.#seals.require(this.#knex, [{ table: 'leases', rows: [row] }]);
    }
    return row;
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
    const { rows, ...next } = await pageOf<LeaseRow>(this.#knex, {
      key: byId('id'),
      limit,
      cursor,
      walks: walksOf(scope, filter, now),
      query: () => {
        const query = this.#knex('leases').select('*');
        if (filter.debt) whereDebt(query);
        return query;
      },
    });
    const believed = await this.#seals.believed(this.#knex, 'leases', rows);
    return { items: await this.#complete(believed, now), ...next };
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
    return rows.map(row => leaseOf({ row, reports, reviews: seen, now }));
  }
}

/** Break-glass that gave or may have given access and was not reviewed by two others. @internal */
export function whereDebt<Query extends Knex.QueryBuilder>(
  query: Query,
): Query {
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
    message: 'There is no such lease, or you have no part in it.',
  });
}
