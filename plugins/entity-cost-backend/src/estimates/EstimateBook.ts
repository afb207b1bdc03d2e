import {
  addDecimals,
  calibrate,
  type Calibration,
  type CostEstimate,
  type CostKind,
  type Decimal,
  decimalOfMicros,
  decimalText,
  type EstimateOutcome,
  type ModuleAccuracy,
  parseDecimal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import {
  databaseTime,
  deleteInBatches,
} from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { applyScope, type CostScope } from '../access';
import { costsInForce, inChunks, integerText, microsOfText } from '../database';
import { addMonths, costColumn } from '../queries';

type EstimateRow = {
  id: number;
  entity_ref: string;
  month: string;
  digest: string;
  module: string;
  currency: string;
  after: string;
  created_at: number | string;
};

/** Estimates that are compared: what is older says little of today's prices. */
const MAX_ESTIMATES = 5_000;

const MAX_MODULES = 200;

const KEPT_MONTHS = 25;

/** Estimates that were made for entities, and what they came to. @internal */
export class EstimateBook {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Keeps what each module is estimated to cost. The newest estimate of a month replaces the one before. */
  async keep(entity: string, estimate: CostEstimate): Promise<void> {
    const now = await databaseTime(this.#knex);
    const month = new Date(now).toISOString().slice(0, 7);
    const modules = new Map<string, Decimal>();
    for (const { module, after } of estimate.resources) {
      if (after !== null) {
        const known = modules.get(module);
        modules.set(module, known ? addDecimals(known, after) : after);
      }
    }
    const rows = [...modules].slice(0, MAX_MODULES).map(([module, after]) => ({
      entity_ref: entity,
      month,
      digest: createHash('sha256')
        .update(JSON.stringify([module, estimate.currency]))
        .digest('hex'),
      module,
      currency: estimate.currency,
      after: decimalText(after),
      created_at: now,
    }));
    for (const some of inChunks(rows, 50)) {
      await this.#knex('estimates')
        .insert(some)
        .onConflict(['entity_ref', 'month', 'digest'])
        .merge();
    }
  }

  /** Removes estimates that are no longer compared. */
  async prune(signal?: AbortSignal): Promise<void> {
    const now = await databaseTime(this.#knex);
    const oldest = addMonths(
      new Date(now).toISOString().slice(0, 7),
      -KEPT_MONTHS,
    );
    await deleteInBatches(this.#knex, {
      table: 'estimates',
      key: ['id'],
      where: query => query.where('month', '<', oldest),
      signal,
    });
  }

  /**
   * How each module came out, from the entities whose costs the scope leaves. An estimate is compared with the month after
   * it, once that month is over. What an entity costs is one amount, so of an entity of several modules each has the
   * entity's ratio.
   */
  async accuracy(options: {
    cost: CostKind;
    scope: CostScope;
    /** The newest month with costs; it is not over. */
    newest: string;
  }): Promise<Array<ModuleAccuracy & { calibration?: Calibration }>> {
    const outcomes = await this.#outcomes(options);
    return [...outcomes.values()]
      .map(({ module, currency, list }) => {
        const calibration = calibrate(list);
        return {
          module,
          currency,
          outcomes: list.length,
          ...(calibration && {
            lowPerMille: calibration.low,
            medianPerMille: calibration.median,
            highPerMille: calibration.high,
            calibration,
          }),
        };
      })
      .sort((a, b) => (a.module < b.module ? -1 : 1));
  }

  async #outcomes(options: {
    cost: CostKind;
    scope: CostScope;
    newest: string;
  }) {
    const rows = await this.#knex<EstimateRow>('estimates')
      .where('month', '<', addMonths(options.newest, -1))
      .orderBy('id', 'desc')
      .limit(MAX_ESTIMATES);
    const estimated = new Map<string, Decimal>();
    for (const row of rows) {
      const known = estimated.get(keyOf(row));
      const after = decimalOf(row.after);
      estimated.set(keyOf(row), known ? addDecimals(known, after) : after);
    }
    const actual = await this.#actual(rows, options);
    const found = new Map<
      string,
      { module: string; currency: string; list: EstimateOutcome[] }
    >();
    for (const row of rows) {
      const sum = estimated.get(keyOf(row));
      const came = actual.get(keyOf(row));
      if (sum !== undefined && came !== undefined) {
        const { module, currency } = row;
        const key = JSON.stringify([module, currency]);
        const known = found.get(key) ?? { module, currency, list: [] };
        known.list.push({ estimated: sum, actual: came });
        found.set(key, known);
      }
    }
    return found;
  }

  async #actual(
    rows: readonly EstimateRow[],
    options: { cost: CostKind; scope: CostScope },
  ): Promise<Map<string, Decimal>> {
    const { cost, scope } = options;
    const found = new Map<string, Decimal>();
    const refs = [...new Set(rows.map(({ entity_ref: ref }) => ref))];
    const months = [...new Set(rows.map(({ month }) => addMonths(month, 1)))];
    for (const some of inChunks(refs)) {
      const query = costsInForce(this.#knex, 'monthly_costs')
        .whereIn('cost.entity_ref', some)
        .whereIn('cost.month', months)
        .groupBy('cost.entity_ref', 'cost.month', 'cost.currency')
        .select({
          entity_ref: 'cost.entity_ref',
          month: 'cost.month',
          currency: 'cost.currency',
        })
        .select(integerText(this.#knex, `sum(${costColumn(cost)})`, 'amount'));
      applyScope(query, scope, {
        owner: 'cost.owner',
        entity: 'cost.entity_ref',
      });
      const amounts: Array<{
        entity_ref: string;
        month: string;
        currency: string;
        amount: string;
      }> = await query;
      for (const { amount, month, ...of } of amounts) {
        found.set(
          keyOf({ ...of, month: addMonths(month, -1) }),
          decimalOfMicros(microsOfText(amount)),
        );
      }
    }
    return found;
  }
}

/** The estimates of an entity in a month and currency are compared as one. */
function keyOf(row: {
  entity_ref: string;
  month: string;
  currency: string;
}): string {
  return JSON.stringify([row.entity_ref, row.month, row.currency]);
}

function decimalOf(text: string): Decimal {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error('An amount of an estimate cannot be read.');
  return read.value;
}
