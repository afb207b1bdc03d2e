import type { Knex } from 'knex';
import { byId, databaseTime, keysetPage } from '../../../base/database';
import { withDurableTransaction } from '../../../record/ledger';
import type { CommentRow } from '../model/rows';

/** Comments on record. @internal */
export class CommentStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  now(): Promise<string> {
    return databaseTime(this.#knex);
  }

  row(id: string, knex: Knex = this.#knex): Promise<CommentRow | undefined> {
    return knex<CommentRow>('comments').where({ id }).first();
  }

  /** Oldest first. */
  list(options: {
    decision: string;
    limit: number;
    cursor?: string;
  }): Promise<{ rows: CommentRow[]; nextCursor?: string }> {
    const { decision, limit, cursor } = options;
    return keysetPage<CommentRow>(this.#knex, {
      key: byId('id', 'asc'),
      limit,
      cursor,
      query: () =>
        this.#knex('comments').where({ decision_id: decision }).select('*'),
    });
  }

  /** Those who commented last, each once; of those who removed what they wrote nothing is left to answer to. */
  async newestAuthors(decision: string, limit: number): Promise<string[]> {
    const rows = await this.#knex<CommentRow>('comments')
      .where({ decision_id: decision })
      .whereNull('removed_at')
      .orderBy('id', 'desc')
      .limit(limit)
      .select('author');
    return [...new Set(rows.map(({ author }) => author))];
  }

  /** Whether a decision has as many comments as that, removed ones included. */
  async has(decision: string, count: number): Promise<boolean> {
    const row = await this.#knex<CommentRow>('comments')
      .where({ decision_id: decision })
      .orderBy('id')
      .offset(count - 1)
      .first('id');
    return row !== undefined;
  }

  /** What the work writes is on disk when this resolves, or nothing of it is. */
  transact<Result>(
    work: (transaction: Knex.Transaction) => Promise<Result>,
  ): Promise<Result> {
    return withDurableTransaction(this.#knex, work);
  }

  async insert(transaction: Knex.Transaction, row: CommentRow): Promise<void> {
    await transaction<CommentRow>('comments').insert(row);
  }

  /** Changes a comment that is not removed, where the condition holds; nothing where another change came first. */
  async change(
    transaction: Knex.Transaction,
    options: {
      id: string;
      narrow?: (query: Knex.QueryBuilder<CommentRow>) => void;
      to: Partial<CommentRow>;
    },
  ): Promise<CommentRow | undefined> {
    const { id, narrow = () => {}, to } = options;
    const query = transaction<CommentRow>('comments')
      .where({ id })
      .whereNull('removed_at');
    narrow(query);
    const [row] = await query.update(to).returning('*');
    return row;
  }
}
