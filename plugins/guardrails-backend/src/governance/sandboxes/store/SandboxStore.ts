import {
  GuardrailsError,
  type SandboxState,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import {
  byId,
  databaseTime,
  keysetPage,
  type IndexScan,
} from '../../../base/database';
import { withDurableTransaction } from '../../../record/ledger';
import type { Seals } from '../../../record/seals';
import { openName, type SandboxRow } from '../model/rows';
import { whereState } from './whereState';

type Query = Knex.QueryBuilder;

/** Sandboxes on record. What a change means is in the file of the step that makes it. @internal */
export class SandboxStore {
  readonly #knex: Knex;
  readonly #seals: Seals;

  constructor(options: { knex: Knex; seals: Seals }) {
    this.#knex = options.knex;
    this.#seals = options.seals;
  }

  now(): Promise<string> {
    return databaseTime(this.#knex);
  }

  /** @throws GuardrailsError `not-found`, `record-forged` */
  async row(id: string): Promise<SandboxRow> {
    const row = await this.#one(this.#knex, query => query.where({ id }));
    if (!row) throw noSandbox();
    return row;
  }

  /** The sandbox that a target is. @throws GuardrailsError `record-forged` */
  ofTarget(
    target: { ref: string; environment: string },
    knex: Knex = this.#knex,
  ): Promise<SandboxRow | undefined> {
    return this.#one(knex, query =>
      query.where({ open_name: openName(target) }),
    );
  }

  /**
   * The sandbox that a target is, locked until the transaction ends: what is written follows from what it is.
   * @throws GuardrailsError `record-forged`
   */
  heldOfTarget(
    transaction: Knex.Transaction,
    target: { ref: string; environment: string },
  ): Promise<SandboxRow | undefined> {
    return this.#one(transaction, query =>
      query.where({ open_name: openName(target) }).forUpdate(),
    );
  }

  /**
   * As {@link SandboxStore.heldOfTarget}, for what has to go on record whatever was done to its row: nothing where that
   * is not believed.
   */
  async believedOf(
    transaction: Knex.Transaction,
    target: { ref: string; environment: string },
  ): Promise<SandboxRow | undefined> {
    const rows: SandboxRow[] = await transaction('sandboxes')
      .where({ open_name: openName(target) })
      .forUpdate();
    const [row] = await this.#seals.believed(transaction, 'sandboxes', rows);
    return row;
  }

  /** The sandbox of an attempt, locked until the transaction ends. @throws GuardrailsError `record-forged` */
  ofRun(
    transaction: Knex.Transaction,
    run: string,
  ): Promise<SandboxRow | undefined> {
    return this.#one(transaction, query =>
      query.where({ run_id: run }).forUpdate(),
    );
  }

  /**
   * The first that are believed: what the service did not write destroys nothing, and takes no place of theirs either. The
   * condition orders them.
   */
  async rows(
    narrow: (query: Query) => void,
    { limit }: { limit: number },
  ): Promise<SandboxRow[]> {
    const found: SandboxRow[] = [];
    for (let offset = 0; found.length < limit; offset += limit) {
      const query = this.#knex('sandboxes').select('*');
      narrow(query);
      const page: SandboxRow[] = await query
        .orderBy('id')
        .limit(limit)
        .offset(offset);
      found.push(
        ...(await this.#seals.believed(this.#knex, 'sandboxes', page)),
      );
      if (page.length < limit) break;
    }
    return found.slice(0, limit);
  }

  /** Newest first. */
  async list(options: {
    scopes: IndexScan[];
    states?: SandboxState[];
    entity?: string;
    limit: number;
    cursor?: string;
  }): Promise<{ rows: SandboxRow[]; nextCursor?: string }> {
    const { scopes, states = [], entity, limit, cursor } = options;
    const now = await this.now();
    const { rows, ...next } = await keysetPage<SandboxRow>(this.#knex, {
      key: byId('id'),
      limit,
      cursor,
      walks: scopes,
      query: () => {
        const query = this.#knex('sandboxes').select('*');
        if (entity !== undefined) query.where({ target_ref: entity });
        if (states.length > 0) {
          query.where(any => {
            for (const state of states) {
              any.orWhere(one => whereState(one, state, now));
            }
          });
        }
        return query;
      },
    });
    const believed = await this.#seals.believed(this.#knex, 'sandboxes', rows);
    return { rows: believed, ...next };
  }

  /** What the work writes is on disk when this resolves, or nothing of it is. */
  transact<Result>(
    work: (transaction: Knex.Transaction) => Promise<Result>,
  ): Promise<Result> {
    return withDurableTransaction(this.#knex, work);
  }

  async insert(
    transaction: Knex.Transaction,
    sandbox: Omit<SandboxRow, 'seal'>,
  ): Promise<SandboxRow> {
    const row = this.#seals.seal('sandboxes', sandbox);
    await transaction<SandboxRow>('sandboxes').insert(row);
    return row;
  }

  /** Changes the sandbox that the condition finds; nothing where another change came first. */
  async change(
    transaction: Knex.Transaction,
    options: {
      narrow: (query: Query) => void;
      change: (
        row: SandboxRow,
      ) => Partial<Omit<SandboxRow, 'seal' | 'revision'>>;
    },
  ): Promise<SandboxRow | undefined> {
    const [row] = await this.#seals.update(transaction, 'sandboxes', options);
    return row;
  }

  async #one(
    knex: Knex,
    narrow: (query: Query) => void,
  ): Promise<SandboxRow | undefined> {
    const query = knex('sandboxes').select('*');
    narrow(query);
    const [row]: SandboxRow[] = await query;
    if (row) {
      await this.#seals.require(knex, [{ table: 'sandboxes', rows: [row] }]);
    }
    return row;
  }
}

/** @internal */
export function noSandbox(): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: "Sandbox not found, or you don't have access.",
  });
}
