import {
  appendBatch,
  entryOf,
  type Entry,
} from '@backstage-guardrails/policy-ledger';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { randomBytes } from 'node:crypto';
import type { Seals } from '../seals';
import type { Continuity } from './checking';
import { DatabaseTiles } from './DatabaseTiles';
import { encodeRange, rootBytes, takeHead, type Head } from './head';
import type { Ledger, LedgerRecord } from './Ledger';
import { sha256 } from './sha256';
import type { HeadRow } from './tables';
import { writeEntries } from './writeEntries';

/**
 * Appends to the log of one epoch.
 *
 * The head is taken with a lock, and moved with a compare-and-swap besides: a replica that computed upon a head
 * that is no longer there writes nothing, whatever the isolation of its transaction.
 * @internal
 */
export class DatabaseLedger implements Ledger {
  readonly #epoch: number;
  readonly #seals: Seals;
  readonly #continuity: Pick<Continuity, 'require'> | undefined;
  readonly #unsealedHead: boolean;

  constructor(options: {
    epoch: number;
    seals: Seals;
    /** Absent for the entries with which an epoch and its seals begin. */
    continuity?: Pick<Continuity, 'require'>;
    /** Takes a head without a seal: for the one entry that says that seals begin. */
    unsealedHead?: boolean;
  }) {
    this.#epoch = options.epoch;
    this.#seals = options.seals;
    this.#continuity = options.continuity;
    this.#unsealedHead = options.unsealedHead ?? false;
  }

  async append(
    transaction: Knex.Transaction,
    records: LedgerRecord[],
  ): Promise<{ epoch: number; index: number }[]> {
    if (records.length === 0) return [];
    const epoch = this.#epoch;
    const taken = await takeHead(transaction, epoch);
    if (!taken || taken.head.closed) throw conflict();
    const { head, now } = taken;
    this.#continuity?.require(transaction, head.state.size);
    // Nothing is appended upon a head that the service did not write: the next checkpoint would sign what was put in.
    if (!this.#isOurs(head)) {
      const table = 'ledger_heads';
      this.#seals.report([{ table, id: String(epoch), why: 'seal' }]);
      throw forged(epoch);
    }
    // A clock that is set back must not let the log run backwards: its order is its time.
    const at = now < head.lastAt ? head.lastAt : now;
    const entries = records.map(record => makeEntry(record, at));
    const batch = appendBatch({
      state: head.state,
      leaves: entries.map(({ leaf }) => leaf),
      sha256,
    });
    const first = head.state.size;
    const tiles = new DatabaseTiles({ knex: transaction, epoch });
    const root = rootBytes(batch.state);
    await moveHead(transaction, head, {
      state: batch.state,
      root,
      seal: this.#seals.headSeal({ ...head, size: batch.state.size, root }),
      at,
      writes: [
        ...writeEntries(transaction, {
          epoch,
          first,
          entries,
          seals: this.#seals,
        }),
        tiles.write(batch.tiles),
      ],
    });
    return entries.map((_, n) => ({ epoch, index: first + n }));
  }

  #isOurs(head: Head): boolean {
    if (head.seal === null && this.#unsealedHead) return true;
    const { size } = head.state;
    return this.#seals.isSealedHead({ ...head, size }, head.seal);
  }
}

/**
 * Moves the head, together with what is written for it. On PostgreSQL that is one statement: each question to the server is time
 * in which nobody else can append.
 */
async function moveHead(
  transaction: Knex.Transaction,
  head: Head,
  next: {
    state: Head['state'];
    root: Buffer;
    seal: string;
    at: string;
    writes: (Knex.Raw | Knex.QueryBuilder)[];
  },
): Promise<void> {
  const update = transaction<HeadRow>('ledger_heads');
  for (const [n, write] of next.writes.entries()) {
    if (isSqlite(transaction)) await write;
    else update.with(`written_${n}`, write);
  }
  const moved = await update
    .where({ epoch: head.epoch, size: head.state.size })
    .whereNull('closed_at')
    .update({
      size: next.state.size,
      range: encodeRange(next.state),
      root: next.root,
      seal: next.seal,
      last_at: next.at,
    });
  if (moved !== 1) throw conflict();
}

function makeEntry(record: LedgerRecord, at: string): Entry {
  return entryOf({
    kind: record.kind,
    at,
    subjects: record.subjects as Entry['header']['subjects'],
    payload: record.payload,
    salt: randomBytes(32),
    sha256,
  });
}

function forged(epoch: number): GuardrailsError {
  return new GuardrailsError({
    code: 'record-forged',
    message: `The end of the ledger (epoch ${epoch}) is not where the service left it. Nothing is recorded upon it until operators have looked.`,
  });
}

function conflict(): GuardrailsError {
  return new GuardrailsError({
    code: 'ledger-conflict',
    message:
      'The log is not where this replica takes it to be. Nothing was recorded; try again.',
    retryAfter: 1,
  });
}
