import { isSqlite } from '@backstage-guardrails/backend-database';
import type { DriftState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import {
  byId,
  databaseTime,
  keysetPage,
  type IndexScan,
} from '../../../base/database';
import { withDurableTransaction } from '../../../record/ledger';
import type { DriftOfTarget, DriftRow } from '../model/rows';
import { whereState } from './whereState';

/** @internal */
export type DriftChange = Partial<Omit<DriftRow, 'target_id'>>;

/** What checks have seen, beside the targets. What a step means is in the file of the step. @internal */
export class DriftStore {
  readonly #knex: Knex;
  readonly #interval: number;

  constructor(options: { knex: Knex; interval: number }) {
    this.#knex = options.knex;
    this.#interval = options.interval;
  }

  get knex(): Knex {
    return this.#knex;
  }

  now(): Promise<string> {
    return databaseTime(this.#knex);
  }

  /** With what the registry says of each. */
  ofTargets(knex: Knex = this.#knex): Knex.QueryBuilder {
    return knex('target_drift')
      .join('targets', 'targets.id', 'target_drift.target_id')
      .select(
        'target_drift.*',
        'target_drift.target_id as id',
        'targets.target_ref',
        'targets.environment',
        'targets.owner',
        'targets.initiator',
        'targets.module',
        'targets.revision',
      );
  }

  /** The target of a check under way, locked until the transaction ends, with what the registry says of it. */
  async ofRun(
    transaction: Knex.Transaction,
    run: string,
  ): Promise<DriftOfTarget | undefined> {
    const held = transaction<DriftRow>('target_drift').where({ run_id: run });
    const row = await (isSqlite(transaction) ? held : held.forUpdate()).first();
    return (
      row &&
      this.ofTargets(transaction)
        .where({ target_id: row.target_id, run_id: run })
        .first()
    );
  }

  /** What the work writes is on disk when this resolves, or nothing of it is. */
  transact<Result>(
    work: (transaction: Knex.Transaction) => Promise<Result>,
  ): Promise<Result> {
    return withDurableTransaction(this.#knex, work);
  }

  async list(options: {
    scopes: IndexScan[];
    states?: DriftState[];
    entity?: string;
    limit: number;
    cursor?: string;
  }): Promise<{ rows: DriftOfTarget[]; nextCursor?: string }> {
    const { scopes, states = [], entity, limit, cursor } = options;
    const at = { now: await this.now(), interval: this.#interval };
    return keysetPage<DriftOfTarget & { id: string }>(this.#knex, {
      key: byId('target_drift.target_id'),
      limit,
      cursor,
      walks: scopes,
      query: () => {
        const query = this.ofTargets().whereNot('targets.state', 'released');
        if (entity !== undefined) query.where('targets.target_ref', entity);
        if (states.length > 0) {
          query.where(any => {
            for (const state of states) {
              any.orWhere(one => whereState(one, state, at));
            }
          });
        }
        return query;
      },
    });
  }
}

/** What ends a check, whatever came of it. @internal */
export const AT_REST: DriftChange = {
  run_id: null,
  slot: null,
  run_at: null,
  run_until: null,
  run_revision: null,
};
