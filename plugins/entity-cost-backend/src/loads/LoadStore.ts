import { displayText } from '@backstage-guardrails/display-text';
import {
  decimalText,
  type LoadTotal,
  type Micros,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';
import {
  inChunks,
  integerText,
  type LoadRow,
  microsOfText,
  type SourceFileRow,
  storedInteger,
  workloadTexts,
} from '../database';
import { type LoadProblem, loadProblem, LoadRefused } from '../reading';
import type { Charge } from './ChargeTable';
import type { Workload } from './WorkloadTable';

/** A file as a load knows it. @internal */
export type LoadedFile = {
  name: string;
  /** How the storage tells versions of it apart. */
  version: string;
  digest: string;
  /** Uncompressed. */
  bytes: number;
};

/** A month of a load that is written and not yet complete. @internal */
export type WrittenMonth = { id: number; month: string; totals: LoadTotal[] };

/** A load that gives no sign of its work for so long was killed. */
const ABANDONED = 10 * 60_000;

/** Loads, their totals and their charges. @internal */
export class LoadStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Begins a load, before its first file is read: what begins later has read later. */
  async begin(options: {
    sourceId: string;
    month?: string;
    createdBy?: string;
  }): Promise<number> {
    const now = await databaseTime(this.#knex);
    const [{ id }] = await this.#knex<LoadRow>('loads')
      .insert({
        source_id: options.sourceId,
        month: options.month ?? null,
        state: 'loading',
        files: '[]',
        rows: 0,
        rounded: 0,
        gaps: '[]',
        problems: '[]',
        created_by: options.createdBy ?? null,
        created_at: now,
        alive_at: now,
      })
      .returning('id');
    return id;
  }

  async alive(id: number): Promise<void> {
    await this.#knex<LoadRow>('loads')
      .where({ id, state: 'loading' })
      .update({ alive_at: await databaseTime(this.#knex) });
  }

  async setMonth(id: number, month: string): Promise<void> {
    await this.#knex<LoadRow>('loads').where({ id }).update({ month });
  }

  /** Writes charges of a load that is not in force yet. */
  async addCharges(
    id: number,
    charges: readonly Charge[],
    subjectIds: readonly number[],
  ): Promise<void> {
    for (const chunk of inChunks(charges)) {
      await this.#knex('facts').insert(
        chunk.map(charge => ({
          load_id: id,
          subject_id: subjectIds[charge.subject],
          day: charge.day,
          charge_kind: charge.kind,
          currency: charge.currency,
          billed: storedInteger(charge.billed),
          effective: storedInteger(charge.effective),
          list: storedInteger(charge.list),
          quantity:
            charge.quantity === null ? null : decimalText(charge.quantity),
        })),
      );
    }
  }

  /** Writes what workloads of a load requested and used. */
  async addWorkloads(
    id: number,
    workloads: readonly Workload[],
    subjectIds: readonly number[],
  ): Promise<void> {
    for (const chunk of inChunks(workloads)) {
      await this.#knex('workload_usage').insert(
        chunk.map(({ subject, day, currency, usage }) => ({
          load_id: id,
          subject_id: subjectIds[subject],
          day,
          currency,
          ...workloadTexts(usage),
        })),
      );
    }
  }

  /** The sums of what is stored, by currency: compared with the totals of the files before a load is complete. */
  async storedTotals(
    id: number,
  ): Promise<Map<string, Record<'billed' | 'effective' | 'list', Micros>>> {
    const rows: Record<'currency' | 'billed' | 'effective' | 'list', string>[] =
      await this.#knex('facts')
        .where({ load_id: id })
        .groupBy('currency')
        .select('currency')
        .select(integerText(this.#knex, 'sum(billed)', 'billed'))
        .select(integerText(this.#knex, 'sum(effective)', 'effective'))
        .select(integerText(this.#knex, 'sum(list)', 'list'));
    return new Map(
      rows.map(({ currency, billed, effective, list }) => [
        currency,
        {
          billed: microsOfText(billed),
          effective: microsOfText(effective),
          list: microsOfText(list),
        },
      ]),
    );
  }

  /**
   * Completes the months of a load together, and remembers the files of the source. A load that was given up meanwhile is
   * not completed: its charges may be gone.
   */
  async complete(options: {
    sourceId: string;
    months: readonly WrittenMonth[];
    format: string;
    gaps: readonly string[];
    rounded: number;
    digest: string;
    files: readonly LoadedFile[];
    /** The files that the source has now, with the months of their rows. */
    sourceFiles?: readonly (LoadedFile & { months: readonly string[] })[];
  }): Promise<void> {
    const { sourceId, months, format, gaps, rounded, digest } = options;
    await this.#knex.transaction(async transaction => {
      const now = await databaseTime(transaction);
      for (const { id, month, totals } of months) {
        const completed = await transaction<LoadRow>('loads')
          .where({ id, state: 'loading' })
          .update({
            month,
            state: 'loaded',
            format,
            digest,
            rounded,
            gaps: JSON.stringify(gaps),
            files: filesText(options.files),
            rows: totals.reduce((sum, { rows }) => sum + rows, 0),
            alive_at: now,
            finished_at: now,
          });
        if (completed !== 1) {
          throw new LoadRefused([loadProblem({ code: 'load-interrupted' })]);
        }
        await transaction('load_totals').insert(
          totals.map(({ currency, rows, billed, effective, list }) => ({
            load_id: id,
            currency,
            rows,
            billed,
            effective,
            list,
          })),
        );
      }
      if (options.sourceFiles) {
        await replaceSourceFiles(transaction, sourceId, options.sourceFiles);
      }
      await transaction('sources')
        .where({ id: sourceId })
        .update({ changed_at: now, problem: null });
    });
  }

  /** Ends loads with what was wrong. Their charges are deleted with others that are not in force. */
  async fail(options: {
    ids: readonly number[];
    problems: readonly LoadProblem[];
    digest?: string;
    files: readonly LoadedFile[];
  }): Promise<void> {
    const now = await databaseTime(this.#knex);
    await this.#knex<LoadRow>('loads')
      .whereIn('id', [...options.ids])
      .where({ state: 'loading' })
      .update({
        state: 'failed',
        problems: JSON.stringify(options.problems),
        digest: options.digest ?? null,
        files: filesText(options.files),
        finished_at: now,
      });
  }

  /** Ends loads of processes that were killed. @returns how many */
  async failAbandoned(): Promise<number> {
    const now = await databaseTime(this.#knex);
    return this.#knex<LoadRow>('loads')
      .where({ state: 'loading' })
      .where(query =>
        query
          .where('alive_at', '<', now - ABANDONED)
          // the clock of the database was set back
          .orWhere('alive_at', '>', now + ABANDONED),
      )
      .update({
        state: 'failed',
        problems: JSON.stringify([loadProblem({ code: 'load-interrupted' })]),
        finished_at: now,
      });
  }

  /** The newest load of a source that ended. */
  async newest(sourceId: string): Promise<LoadRow | undefined> {
    return this.#knex<LoadRow>('loads')
      .where({ source_id: sourceId })
      .whereNot({ state: 'loading' })
      .orderBy('id', 'desc')
      .first();
  }

  /** Loads of these files that are still the newest of their months, or undefined if one is not. */
  async newestOf(
    sourceId: string,
    digest: string,
  ): Promise<LoadRow[] | undefined> {
    const loads = await this.#knex<LoadRow>('loads')
      .where({ source_id: sourceId, digest, state: 'loaded' })
      .orderBy('id', 'desc');
    const byMonth = new Map(
      loads.toReversed().map(load => [load.month, load] as const),
    );
    if (byMonth.size === 0) return undefined;
    for (const [month, { id }] of byMonth) {
      const later = await this.#knex<LoadRow>('loads')
        .where({ source_id: sourceId, month, state: 'loaded' })
        .where('id', '>', id)
        .first('id');
      if (later) return undefined;
    }
    return [...byMonth.values()];
  }

  /** Removes a load that found nothing new. */
  async forget(id: number): Promise<void> {
    await this.#knex<LoadRow>('loads').where({ id, state: 'loading' }).delete();
  }

  /** Remembers files that have no charges, or whose version changed and whose content did not. */
  async rememberFiles(
    sourceId: string,
    files: readonly (LoadedFile & { months: readonly string[] })[],
  ): Promise<void> {
    await this.#knex.transaction(transaction =>
      replaceSourceFiles(transaction, sourceId, files),
    );
  }

  async sourceFiles(sourceId: string): Promise<SourceFileRow[]> {
    return this.#knex<SourceFileRow>('source_files').where({
      source_id: sourceId,
    });
  }
}

/** @internal */
function nameDigest(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

async function replaceSourceFiles(
  knex: Knex,
  sourceId: string,
  files: readonly (LoadedFile & { months: readonly string[] })[],
): Promise<void> {
  await knex('source_files').where({ source_id: sourceId }).delete();
  for (const chunk of inChunks(files)) {
    await knex<SourceFileRow>('source_files').insert(
      chunk.map(({ name, version, digest, months }) => ({
        source_id: sourceId,
        name_digest: nameDigest(name),
        name,
        version,
        digest,
        months: JSON.stringify(months),
      })),
    );
  }
}

function filesText(files: readonly LoadedFile[]): string {
  return JSON.stringify(
    files.slice(0, 100).map(({ name, digest, bytes }) => ({
      name: displayText(name, 200),
      digest,
      bytes,
    })),
  );
}
