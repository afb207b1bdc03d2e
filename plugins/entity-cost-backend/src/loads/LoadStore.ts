import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import type { LoadRow } from '../database';
import { type LoadProblem, loadProblem } from '../reading';
import { filesText, type LoadedFile } from './sourceFiles';

/** A load that gives no sign of its work for so long was killed. */
const ABANDONED = 10 * 60_000;

/** The states of loads, from their first sign of work to their end. @internal */
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
}
