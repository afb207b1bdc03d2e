import { rootOf, type TreeState } from '@backstage-guardrails/policy-ledger';
import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { timeExpression } from '../../base/database';
import { sha256 } from './sha256';
import type { HeadRow } from './tables';

const HASH_BYTES = 32;

/** Where the log of one epoch ends. @internal */
export type Head = {
  epoch: number;
  name: string;
  state: TreeState;
  root: Uint8Array;
  lastAt: string;
  closed: boolean;
  seal: string | null;
};

/** @internal */
export async function readHead(
  knex: Knex,
  epoch: number,
): Promise<Head | undefined> {
  const row = await knex<HeadRow>('ledger_heads').where({ epoch }).first();
  return row && toHead(row);
}

/**
 * Takes the head until the transaction ends, with the time of the database.
 *
 * PostgreSQL locks the row. SQLite has one writer, and knex one connection to it, so there is nobody else: the
 * compare-and-swap of the update settles it all the same.
 * @internal
 */
export async function takeHead(
  transaction: Knex.Transaction,
  epoch: number,
): Promise<{ head: Head; now: string } | undefined> {
  const sql = `select *, ${timeExpression(transaction)} as now
    from ledger_heads where epoch = ?
    ${isSqlite(transaction) ? '' : 'for update'}`;
  const result = await transaction.raw(sql, [epoch]);
  const [row] = Array.isArray(result) ? result : result.rows;
  return row && { head: toHead(row), now: row.now };
}

function toHead(row: HeadRow): Head {
  return {
    epoch: row.epoch,
    name: row.name,
    state: toTreeState(row),
    root: new Uint8Array(row.root),
    lastAt: row.last_at,
    closed: row.closed_at !== null,
    seal: row.seal,
  };
}

/** @internal */
export function encodeRange(state: TreeState): Buffer {
  return Buffer.concat(state.range);
}

/** @internal */
export function rootBytes(state: TreeState): Buffer {
  return Buffer.from(rootOf(state, sha256));
}

/** The state of a tree, from a row. @internal */
export function toTreeState(row: {
  size: HeadRow['size'];
  range: Buffer;
}): TreeState {
  return { size: Number(row.size), range: split(row.range) };
}

function split(range: Buffer): Uint8Array[] {
  return Array.from({ length: range.length / HASH_BYTES }, (_, n) =>
    Uint8Array.from(range.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES)),
  );
}
