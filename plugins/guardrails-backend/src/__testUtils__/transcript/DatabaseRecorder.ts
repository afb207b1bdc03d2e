import type { Knex } from 'knex';
import { ledgerLine, outboxLine } from './lines';
import { writesOf } from './writesOf';

/** What a database was made to write: a transaction, or a statement outside of any. */
export type DatabaseEvent =
  | { kind: 'statement'; writes: string[] }
  | {
      kind: 'transaction';
      ended: 'committed' | 'rolled back';
      writes: string[];
      ledger: string[];
      outbox: string[];
    };

/** Places of the last entry and of the last announcement. */
type Seen = { entries: number; announced: number };

type Leaves = { ledger: string[]; outbox: string[] } & Seen;

type Transactions = {
  transaction(
    work: (transaction: Knex.Transaction) => unknown,
    ...rest: unknown[]
  ): Promise<unknown>;
};

/**
 * Listens to a knex instance. Reads and transactions that write nothing are passed over, so it does not matter which
 * of several reads is first. Entries of the ledger and announcements are read in the transaction that wrote them,
 * just before it ends: a transaction that is rolled back shows what it would have left.
 */
export class DatabaseRecorder {
  /** Statements that a transaction began while another of it ran: drivers refuse that, or will. */
  readonly overlapping: string[] = [];
  readonly #knex: Knex;
  readonly #heard: (event: DatabaseEvent) => void;
  #seen: Seen = { entries: -1, announced: 0 };
  #underWay = 0;

  constructor(options: { knex: Knex; heard: (event: DatabaseEvent) => void }) {
    const { knex, heard } = options;
    this.#knex = knex;
    this.#heard = heard;
    this.#listenToStatements();
    this.#listenToTransactions(knex.client);
  }

  /** Nothing is being written, and nothing that was announced is due to be delivered. */
  async isIdle(): Promise<boolean> {
    if (this.#underWay > 0) return false;
    const due = await this.#knex('deliveries')
      .whereNull('dead_at')
      .where(either =>
        either
          .whereNull('failure')
          .orWhere('due_at', '<=', new Date().toISOString()),
      )
      .first('id');
    return due === undefined && this.#underWay === 0;
  }

  #listenToStatements(): void {
    type Query = { sql: string; __knexTxId?: string };
    // The end of a transaction with one in it does not say that it belongs to one, and has no answer.
    const outside = ({ sql, __knexTxId }: Query) =>
      __knexTxId === undefined && !/^(begin|commit|rollback)\b/i.test(sql);
    this.#knex.on('query', (query: Query) => {
      if (!outside(query)) return;
      this.#underWay += 1;
      const writes = writesOf(query.sql);
      if (writes.length > 0) this.#heard({ kind: 'statement', writes });
    });
    const ended = (query: Query) => {
      if (outside(query)) this.#underWay -= 1;
    };
    this.#knex.on('query-response', (_response, query) => ended(query));
    this.#knex.on('query-error', (_error, query) => ended(query));
  }

  #listenToOverlap(transaction: Knex.Transaction): void {
    type Query = { sql: string; __knexQueryUid: string };
    const running = new Set<string>();
    transaction.on('query', ({ sql, __knexQueryUid: id }: Query) => {
      // What begins and ends transactions has no answer.
      if (/^(savepoint|release|begin|commit|rollback)\b/i.test(sql)) return;
      if (running.size > 0) this.overlapping.push(sql);
      running.add(id);
    });
    const ended = ({ __knexQueryUid: id }: Query) => running.delete(id);
    transaction.on('query-response', (_response, query) => ended(query));
    transaction.on('query-error', (_error, query) => ended(query));
  }

  #listenToTransactions(client: Transactions): void {
    const begin = client.transaction.bind(client);
    client.transaction = (work, ...rest) => {
      const writes: string[] = [];
      let left: Leaves = { ledger: [], outbox: [], ...this.#seen };
      this.#underWay += 1;
      const transaction = begin(async (inner: Knex.Transaction) => {
        inner.on('query', ({ sql }) => writes.push(...writesOf(sql)));
        this.#listenToOverlap(inner);
        const result = await work(inner);
        left = await this.#leaves(inner, writes);
        return result;
      }, ...rest);
      const ended = (how: 'committed' | 'rolled back') => {
        this.#underWay -= 1;
        if (writes.length === 0) return;
        const { ledger, outbox, entries, announced } = left;
        // What was rolled back left nothing, and its places are taken again.
        if (how === 'committed') this.#seen = { entries, announced };
        this.#heard({
          kind: 'transaction',
          ended: how,
          writes,
          ledger,
          outbox,
        });
      };
      transaction.then(
        () => ended('committed'),
        () => ended('rolled back'),
      );
      return transaction;
    };
  }

  async #leaves(
    transaction: Knex.Transaction,
    writes: string[],
  ): Promise<Leaves> {
    const entries = writes.includes('insert ledger_entries')
      ? await transaction('ledger_entries as e')
          .leftJoin('ledger_payloads as p', {
            'p.epoch': 'e.epoch',
            'p.position': 'e.position',
          })
          .where('e.position', '>', this.#seen.entries)
          .orderBy('e.position')
          .select('e.position', 'e.header', 'p.payload')
      : [];
    const announcements = writes.includes('insert announcements')
      ? await transaction('announcements')
          .where('sequence', '>', this.#seen.announced)
          .orderBy('sequence')
          .select('sequence', 'content')
      : [];
    return {
      ledger: entries.map(ledgerLine),
      outbox: announcements.map(({ content }) => outboxLine(content)),
      entries: Number(entries.at(-1)?.position ?? this.#seen.entries),
      announced: Number(announcements.at(-1)?.sequence ?? this.#seen.announced),
    };
  }
}
