import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { createHmac } from 'node:crypto';
import { deriveSealKey } from './deriveSealKey';
import { rowName, revisionName } from './names';
import { selectColumns, type SealedTable } from './sealedColumns';
import type { SealedTables } from './SealedTables';
import { sameSeal, computeSeal } from './computeSeal';

/** Names of revisions in one question, for the limits of both databases. */
const TOGETHER = 400;

/** How often a row is read that others change at the same time. */
const READINGS = 10;

/** A record that is not believed, and why. @internal */
export type Forged = {
  table: string;
  id: string;
  why: 'seal' | 'superseded' | 'signature';
};

/** Some rows of one table. @internal */
export type Claim = {
  [Table in SealedTable]: { table: Table; rows: SealedTables[Table][] };
}[SealedTable];

type Row = Record<string, unknown>;

/**
 * Seals what the service writes and believes nothing else. A seal proves that the service wrote exactly this row;
 * that no later revision of it was written is for the ledger to say, because an older row that is put back has a
 * seal as well. Both are asked together, whenever something is to rest on the row.
 * @internal
 */
export class Seals {
  readonly #key: Uint8Array;
  #listener: (forged: Forged[]) => void = () => {};
  #begun: { epoch: number; position: number } | undefined;

  constructor(options: { sealingKey: Uint8Array }) {
    this.#key = deriveSealKey(options.sealingKey);
  }

  /** Says from which entry on everything is sealed: what is before it was vouched for when that was said. */
  begin(place: { epoch: number; position: number }): void {
    this.#begun = place;
  }

  get hasBegun(): boolean {
    return this.#begun !== undefined;
  }

  /** Told of everything that is not believed. It must not wait: it is called inside of transactions. */
  onForged(listener: (forged: Forged[]) => void): void {
    this.#listener = listener;
  }

  report(forged: Forged[]): void {
    if (forged.length > 0) this.#listener(forged);
  }

  /** The row with its seal, to be written in the transaction that it was made in. */
  seal<Table extends SealedTable>(
    table: Table,
    row: Omit<SealedTables[Table], 'seal'>,
  ): SealedTables[Table] {
    return {
      ...row,
      seal: this.#sealOf(table, row),
    } as unknown as SealedTables[Table];
  }

  /** Whether the service wrote exactly this row, at some time. */
  isSealed(table: SealedTable, row: object & { seal: string | null }): boolean {
    return sameSeal(row.seal, this.#sealOf(table, row));
  }

  /** Over the bytes that are in the tree and where they are. */
  entrySeal(entry: {
    epoch: number;
    position: number;
    headerText: string;
  }): string {
    const { epoch, position, headerText } = entry;
    return createHmac('sha256', this.#key)
      .update(`guardrails/entry-seal/v1\n${epoch}\n${position}\n${headerText}`)
      .digest('base64url');
  }

  isSealedEntry(
    entry: { epoch: number; position: number; headerText: string },
    seal: string | null | undefined,
  ): boolean {
    return sameSeal(seal ?? null, this.entrySeal(entry));
  }

  /** Whether the service wrote an entry: it is sealed, or from before there were seals. */
  isOwnEntry(
    entry: { epoch: number; position: number; headerText: string },
    seal: string | null | undefined,
  ): boolean {
    const begun = this.#begun;
    const { epoch, position } = entry;
    // The first place is position 0 of epoch 1: what is put before it is in no tree, so no check would ever see it.
    const before =
      begun !== undefined &&
      epoch >= 1 &&
      position >= 0 &&
      (epoch < begun.epoch ||
        (epoch === begun.epoch && position < begun.position));
    return before || this.isSealedEntry(entry, seal);
  }

  headSeal(head: {
    epoch: number;
    name: string;
    size: number;
    root: Uint8Array;
  }): string {
    const { epoch, name, size } = head;
    const root = Buffer.from(head.root).toString('base64');
    return computeSeal(this.#key, {
      table: 'ledger_heads',
      fields: { epoch, name, size, root },
    });
  }

  isSealedHead(
    head: Parameters<Seals['headSeal']>[0],
    seal: string | null,
  ): boolean {
    return sameSeal(seal, this.headSeal(head));
  }

  /**
   * Which of these are not to be believed; each is reported. One question, however many rows.
   *
   * A row can be changed between its reading and this question. It is read again then, and what the caller has becomes
   * the row of now: nothing rests on values that were true a moment ago, and nothing that was only late is called forged.
   */
  async forged(knex: Knex, claims: Claim[]): Promise<Forged[]> {
    const found: Forged[] = [];
    let asked = claims;
    for (let attempt = 1; asked.length > 0; attempt += 1) {
      const sealed = new Map<string, { table: SealedTable; row: object }>();
      for (const { table, rows } of asked) {
        for (const row of rows) {
          if (this.isSealed(table, row)) {
            sealed.set(revisionName(table, row), { table, row });
          } else {
            found.push({ table, id: rowName(table, row), why: 'seal' });
          }
        }
      }
      const changed: Claim[] = [];
      for (const name of await listSuperseded(knex, [...sealed.keys()])) {
        const record = sealed.get(name);
        if (!record) continue;
        const { table, row } = record;
        if (attempt < READINGS && (await isChanged(knex, table, row))) {
          changed.push({ table, rows: [row] } as Claim);
        } else {
          found.push({ table, id: rowName(table, row), why: 'superseded' });
        }
      }
      asked = changed;
    }
    this.report(found);
    return found;
  }

  /** @throws GuardrailsError `record-forged` */
  async require(knex: Knex, claims: Claim[]): Promise<void> {
    const [first] = await this.forged(knex, claims);
    if (first) throw notBelieved(first);
  }

  /** Without those that are not to be believed. */
  async believed<Table extends SealedTable>(
    knex: Knex,
    table: Table,
    rows: SealedTables[Table][],
  ): Promise<SealedTables[Table][]> {
    if (rows.length === 0) return rows;
    const forged = await this.forged(knex, [{ table, rows } as Claim]);
    if (forged.length === 0) return rows;
    const ids = new Set(forged.map(({ id }) => id));
    return rows.filter(row => !ids.has(rowName(table, row)));
  }

  /**
   * Changes rows: locks them, believes them, writes each with a new revision and seal. The caller says on the
   * ledger, in the same transaction, that the new revision supersedes the one before.
   * @throws GuardrailsError `record-forged`, so that no change seals what the service did not write
   */
  async update<
    Table extends Exclude<
      SealedTable,
      'approval_asked' | 'approval_escalations' | 'lease_reviews'
    >,
  >(
    transaction: Knex.Transaction,
    table: Table,
    options: {
      narrow: (query: Knex.QueryBuilder) => void;
      change: (
        row: SealedTables[Table],
      ) => Partial<Omit<SealedTables[Table], 'seal' | 'revision'>>;
    },
  ): Promise<SealedTables[Table][]> {
    const query = transaction(table).select('*');
    options.narrow(query);
    const rows: SealedTables[Table][] = await query.forUpdate();
    if (rows.length === 0) return [];
    await this.require(transaction, [{ table, rows } as Claim]);
    const changed: SealedTables[Table][] = [];
    for (const row of rows) {
      const change = options.change(row);
      const next = this.seal(table, {
        ...row,
        ...change,
        revision: row.revision + 1,
      });
      const { revision, seal } = next;
      await transaction(table)
        .where(selectKey(table, row))
        .update({ ...change, revision, seal });
      changed.push(next);
    }
    return changed;
  }

  #sealOf(table: SealedTable, row: object): string {
    const found = row as Row;
    const fields = Object.fromEntries([
      ...selectColumns(table, ['key', 'sealed']).map(name => [
        name,
        found[name] ?? null,
      ]),
      // Taking a value away takes its name away, so it breaks the seal as well.
      ...selectColumns(table, ['later'])
        .filter(name => (found[name] ?? null) !== null)
        .map(name => [name, found[name]]),
    ]);
    return computeSeal(this.#key, { table, fields });
  }
}

/** @internal */
export function notBelieved({ table, id, why }: Forged): GuardrailsError {
  const reasons: Record<Forged['why'], string> = {
    seal: 'differs from what the service wrote',
    superseded: 'is older than what the ledger says',
    signature: 'has a signature that does not hold',
  };
  return new GuardrailsError({
    code: 'record-forged',
    message: `The record ${id} of ${table} ${reasons[why]}. It has no effect; operators have been notified.`,
  });
}

function selectKey(table: SealedTable, row: object): Row {
  const found = row as Row;
  return Object.fromEntries(
    selectColumns(table, ['key']).map(name => [name, found[name]]),
  );
}

/** Whether the table has a later revision of a row by now; the row becomes that revision. */
async function isChanged(
  knex: Knex,
  table: SealedTable,
  row: object,
): Promise<boolean> {
  const known: Row = { ...row };
  const current: Row | undefined = await knex(table)
    .where(selectKey(table, row))
    .first();
  const later =
    current !== undefined && Number(current.revision) > Number(known.revision);
  if (later) Object.assign(row, current);
  return later;
}

async function listSuperseded(knex: Knex, names: string[]): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < names.length; from += TOGETHER) {
    found.push(
      ...(await knex('ledger_subjects')
        .whereIn('subject', names.slice(from, from + TOGETHER))
        .distinct()
        .pluck('subject')),
    );
  }
  return found;
}
