import type { AllocationRule } from '@backstage-guardrails/plugin-entity-cost-common';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  type AllocationRow,
  inChunks,
  type InForceRow,
  type RunRow,
} from '../database';
import { allocationColumns } from './allocationColumns';
import { digestOf } from './digestOf';
import type { CatalogState } from './catalogState';
import type { NewestLoad } from './NewestLoad';
import { readSubjects } from './readSubjects';
import { sumUp } from './sumUp';
import { sumUpMissingUsage } from './sumUpUsage';
import { switchOver } from './switchOver';

const columns = [
  'entity_ref',
  'owner',
  'kind',
  'rule',
  'reason',
  'contested_by',
] as const;

type AllocationState = CatalogState & { rules: readonly AllocationRule[] };

type Digests = Pick<RunRow, 'rules_digest' | 'catalog_digest'>;

/** Of a run that one process moves: no state has them, so no other process takes it for the one of its own. */
function ofNoState(): Digests {
  return { rules_digest: '', catalog_digest: randomUUID() };
}

/** What an allocation did. @internal */
export type AllocationResult =
  | { state: 'up-to-date' }
  /** Other processes changed what is in force meanwhile; nothing was changed. */
  | { state: 'overtaken' }
  | { state: 'done'; run: number; loads: number; reopened: string[] };

/**
 * Decides whose the costs are, and puts loads in force.
 *
 * A run is the allocation of every subject by one state of rules and catalog. New loads get what is missing in the run of
 * that state; other rules or another catalog make a new run, and only if they change the allocation of a subject. Costs
 * of a load under a run are summed up before the one transaction that makes them visible, so readers never see a half.
 * @internal
 */
export class Allocator {
  readonly #knex: Knex;
  readonly #readRules: () => Promise<readonly AllocationRule[]>;
  readonly #readCatalog: () => Promise<CatalogState>;

  constructor(options: {
    knex: Knex;
    readRules: () => Promise<readonly AllocationRule[]>;
    readCatalog: () => Promise<CatalogState>;
  }) {
    this.#knex = options.knex;
    this.#readRules = options.readRules;
    this.#readCatalog = options.readCatalog;
  }

  /** Allocates what is new, or all of it if rules or catalog have changed. */
  async run(options: { signal?: AbortSignal } = {}): Promise<AllocationResult> {
    const result = await this.#allocate(options);
    // after the costs, which do not wait for what was used
    await sumUpMissingUsage(this.#knex, options.signal);
    return result;
  }

  async #allocate(options: {
    signal?: AbortSignal;
  }): Promise<AllocationResult> {
    const before = await this.#knex<InForceRow>('in_force').select();
    const loads = await newestLoads(this.#knex);
    if (loads.length === 0) return { state: 'up-to-date' };
    const state = {
      ...(await this.#readCatalog()),
      rules: await this.#readRules(),
    };
    const current = await newestRun(this.#knex);
    const run = await this.#runFor(current, state, options.signal);
    const inForce = new Map(
      before.map(row => [`${row.source_id} ${row.month}`, row]),
    );
    const outdated = loads.filter(({ sourceId, month, loadId }) => {
      const row = inForce.get(`${sourceId} ${month}`);
      return row?.load_id !== loadId || row.run_id !== run;
    });
    if (outdated.length === 0) return { state: 'up-to-date' };
    for (const { loadId } of outdated) {
      options.signal?.throwIfAborted();
      await sumUp(this.#knex, { loadId, run });
    }
    const reopened = await switchOver(this.#knex, {
      before,
      loads: outdated,
      run,
    });
    return reopened
      ? { state: 'done', run, loads: outdated.length, reopened }
      : { state: 'overtaken' };
  }

  /** The run of this state, with an allocation of every subject. */
  async #runFor(
    current: RunRow | undefined,
    state: AllocationState,
    signal?: AbortSignal,
  ): Promise<number> {
    const digests = {
      rules_digest: digestOf(state.rules),
      catalog_digest: state.digest,
    };
    const same =
      current?.rules_digest === digests.rules_digest &&
      current.catalog_digest === digests.catalog_digest;
    if (current && same) {
      const own = { id: current.id, ...digests };
      // Another process may have begun to move it, and have added what this one then found there.
      if (
        (await this.#addMissing(own, state, signal)) &&
        (await this.#confirm(own, digests))
      ) {
        return current.id;
      }
    }
    if (current && (await this.#moveTo(current, { state, digests, signal }))) {
      return current.id;
    }
    const [{ id }] = await this.#knex<RunRow>('runs')
      .insert({
        ...digests,
        state: 'running',
        subjects: 0,
        created_at: await databaseTime(this.#knex),
      })
      .returning('id');
    // Other processes do not take up a run that is not done.
    await this.#addMissing({ id, ...digests }, state, signal);
    const now = await databaseTime(this.#knex);
    await this.#knex<RunRow>('runs')
      .where({ id })
      .update({
        state: 'done',
        subjects: await this.#count(id),
        finished_at: now,
        confirmed_at: now,
      });
    return id;
  }

  /**
   * Whether a run is now the one of another state, which allocates every subject as the run does. From before the first
   * row of the other state until it is confirmed the run is of no state: only this process adds to it, and if it is killed
   * in between it leaves one that is compared by all. Until then others can add to the run what is missing by the state
   * that it had, and what is there already is not added again. So what the run has by then is compared once more. It stays
   * as it is where another process has begun to move it since.
   */
  async #moveTo(
    { id, confirmed_at: confirmedAt }: RunRow,
    options: { state: AllocationState; digests: Digests; signal?: AbortSignal },
  ): Promise<boolean> {
    const { state, digests, signal } = options;
    if (await this.#differs(id, state, signal)) return false;
    const moving = { id, ...ofNoState() };
    const begun = await this.#knex<RunRow>('runs')
      .where({ id, confirmed_at: confirmedAt })
      .update(moving);
    if (begun !== 1) return false;
    if (!(await this.#addMissing(moving, state, signal))) return false;
    if (await this.#differs(id, state, signal)) return false;
    return this.#confirm(moving, digests);
  }

  async #confirm(
    run: Pick<RunRow, 'id'> & Digests,
    digests: Digests,
  ): Promise<boolean> {
    const confirmed = await this.#knex<RunRow>('runs')
      .where(run)
      .update({
        ...digests,
        subjects: await this.#count(run.id),
        confirmed_at: await databaseTime(this.#knex),
      });
    return confirmed === 1;
  }

  async #differs(
    run: number,
    state: AllocationState,
    signal?: AbortSignal,
  ): Promise<boolean> {
    for await (const page of readSubjects(this.#knex)) {
      signal?.throwIfAborted();
      const ids = page.map(({ id }) => id);
      const rows = await this.#knex<AllocationRow>('allocations')
        .where({ run_id: run })
        .whereBetween('subject_id', [ids[0], ids[ids.length - 1]]);
      const known = new Map(rows.map(row => [row.subject_id, row]));
      for (const { id, subject } of page) {
        const stored = known.get(id);
        const now = allocationColumns({
          subject,
          rules: state.rules,
          catalog: state.catalog,
        });
        if (stored && columns.some(column => stored[column] !== now[column])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a run was still the expected one until it had an allocation of every subject. It gets no row once it is not. */
  async #addMissing(
    run: Pick<RunRow, 'id'> & Digests,
    state: AllocationState,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const pages = readSubjects(this.#knex, {
      narrow: query =>
        query.whereNotExists(
          this.#knex('allocations')
            .whereRaw('allocations.subject_id = subject.id')
            .where({ run_id: run.id }),
        ),
    });
    for await (const page of pages) {
      signal?.throwIfAborted();
      for (const chunk of inChunks(page)) {
        const rows = chunk.map(({ id, subject }) => ({
          run_id: run.id,
          subject_id: id,
          ...allocationColumns({
            subject,
            rules: state.rules,
            catalog: state.catalog,
          }),
        }));
        if (!(await this.#add(run, rows))) return false;
      }
    }
    return true;
  }

  /** A process that moves the run waits until the rows are in it, and so finds them when it compares. */
  #add(
    run: Pick<RunRow, 'id'> & Digests,
    rows: AllocationRow[],
  ): Promise<boolean> {
    return this.#knex.transaction(async transaction => {
      const expected = await transaction<RunRow>('runs')
        .where(run)
        .forShare()
        .first('id');
      if (!expected) return false;
      await transaction<AllocationRow>('allocations')
        .insert(rows)
        .onConflict(['run_id', 'subject_id'])
        .ignore();
      return true;
    });
  }

  async #count(run: number): Promise<number> {
    const row = await this.#knex('allocations')
      .where({ run_id: run })
      .count({ count: '*' })
      .first();
    return parseInt(String(row?.count ?? 0), 10);
  }
}

async function newestLoads(knex: Knex): Promise<NewestLoad[]> {
  const rows: { source_id: string; month: string; id: number }[] = await knex(
    'loads',
  )
    .where({ state: 'loaded' })
    .groupBy('source_id', 'month')
    .select('source_id', 'month')
    .max({ id: 'id' });
  return rows.map(({ source_id: sourceId, month, id }) => ({
    sourceId,
    month,
    loadId: id,
  }));
}

async function newestRun(knex: Knex): Promise<RunRow | undefined> {
  return knex<RunRow>('runs')
    .where({ state: 'done' })
    .orderBy('id', 'desc')
    .first();
}
