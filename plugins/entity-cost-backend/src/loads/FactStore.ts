import {
  decimalText,
  type Micros,
} from '@backstage-guardrails/plugin-entity-cost-common';
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
