import {
  type Micros,
  unitsText,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import {
  inChunks,
  integerText,
  microsOfText,
  storedInteger,
  workloadTexts,
} from '../database';
import type { Charge } from './ChargeTable';
import type { Workload } from './WorkloadTable';

/** Rows of a statement. They are one value of JSON, so the number of parameters is no limit; a block of time is. */
const CHUNK = 2_000;

/** The charges of loads that are not in force yet. @internal */
export class FactStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(options: {
    id: number;
    charges: readonly Charge[];
    subjectIds: readonly number[];
  }): Promise<void> {
    const { id, charges, subjectIds } = options;
    for (const chunk of inChunks(charges, CHUNK)) {
      const rows = chunk.map(charge => [
        subjectIds[charge.subject],
        charge.day,
        charge.kind,
        charge.currency,
        // as text, because a number of JSON is no exact one everywhere
        String(storedInteger(charge.billed)),
        String(storedInteger(charge.effective)),
        String(storedInteger(charge.list)),
        charge.quantity === null ? null : unitsText(charge.quantity),
      ]);
      await this.#knex.raw(
        `insert into facts (load_id, subject_id, day, charge_kind, currency, billed, effective, list, quantity)
         select cast(? as integer), cast(value ->> 0 as integer), value ->> 1, value ->> 2, value ->> 3,
           cast(value ->> 4 as bigint), cast(value ->> 5 as bigint), cast(value ->> 6 as bigint), value ->> 7
         from ${
           isSqlite(this.#knex)
             ? 'json_each(?)'
             : 'json_array_elements(?::json)'
         }`,
        [id, JSON.stringify(rows)],
      );
    }
  }

  /** What workloads requested and used. */
  async addWorkloads(options: {
    id: number;
    workloads: readonly Workload[];
    subjectIds: readonly number[];
  }): Promise<void> {
    const { id, workloads, subjectIds } = options;
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
  async totals(
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
}
