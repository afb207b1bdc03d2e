import type {
  Lease,
  LeaseFilter,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { databaseTime } from '../database';
import { leaseOf } from './leaseOf';
import type { LeaseReportRow, LeaseReviewRow, LeaseRow } from './rows';
import { whereState } from './stateOf';

/** Whose leases: of a person, of what groups own, or everybody's. @internal */
export type LeaseScope =
  | { kind: 'all' }
  | { kind: 'some'; person?: string; owners: string[] };

/** Reads leases. Whatever writes one does so with what it means, in the file of the step. @internal */
export class LeaseStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async row(id: string): Promise<LeaseRow | undefined> {
    return this.#knex<LeaseRow>('leases').where({ id }).first();
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
    const query = this.#knex<LeaseRow>('leases')
      .orderBy('id', 'desc')
      .limit(limit + 1);
    if (cursor !== undefined) query.where('id', '<', cursor);
    if (filter.resource !== undefined) query.where('resource', filter.resource);
    if (filter.debt) whereDebt(query);
    if (scope.kind === 'some') {
      query.where(inner => {
        inner.whereIn('owner', scope.owners);
        if (scope.person !== undefined) inner.orWhere('person', scope.person);
      });
    }
    const { state } = filter;
    if (state && state.length > 0) {
      query.where(inner => {
        for (const one of state) {
          inner.orWhere(condition => whereState(condition, one, now));
        }
      });
    }
    const rows = await query;
    const page = rows.slice(0, limit);
    return {
      items: await this.#complete(page, now),
      ...(rows.length > limit && { nextCursor: page[page.length - 1].id }),
    };
  }

  /** How many uses of break-glass of a human wait for their reviews. */
  async debtOf(human: string): Promise<number> {
    const rows = await whereDebt(
      this.#knex<LeaseRow>('leases').where({ human }),
    ).select('id');
    return rows.length;
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
    return rows.map(row => leaseOf({ row, reports, reviews, now }));
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
