import {
  type BudgetSubject,
  decimalText,
  type Money,
  parseDecimal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { inChunks } from '../database';
import type { EntityRow } from '../entities';
import { type Budget, budgetIdOf, isEntitySubject, subjectOf } from './Budget';

type BudgetRow = {
  id: string;
  subject_kind: BudgetSubject['kind'];
  subject_value: string;
  amount: string;
  currency: string;
  updated_by: string;
  updated_at: number | string;
  /** Boolean; SQLite has numbers in its place. */
  decides: boolean | number;
};

/**
 * The budgets in force, one for a subject: that of configuration, else the one that was set by the API, else that of the
 * entity's own annotation, which is for display and alerts alone.
 * @internal
 */
export class BudgetBook {
  readonly #knex: Knex;
  readonly #configured: readonly Budget[];

  constructor(options: { knex: Knex; configured: readonly Budget[] }) {
    this.#knex = options.knex;
    this.#configured = options.configured;
  }

  /** All budgets, by kind and value of their subject. */
  async all(): Promise<Budget[]> {
    const [rows, annotated] = await Promise.all([
      this.#knex<BudgetRow>('budgets'),
      this.#annotated(),
    ]);
    return inForce([
      ...this.#configured,
      ...rows.map(budgetOfRow),
      ...annotated.map(budgetOfEntity),
    ]).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  }

  /** The budgets of subjects that have one. */
  async of(subjects: readonly BudgetSubject[]): Promise<Map<string, Budget>> {
    const ids = subjects.map(budgetIdOf);
    const found: Budget[] = this.#configured.filter(({ id }) =>
      ids.includes(id),
    );
    for (const some of inChunks(ids)) {
      const rows = await this.#knex<BudgetRow>('budgets').whereIn('id', some);
      found.push(...rows.map(budgetOfRow));
    }
    const refs = subjects.filter(isEntitySubject).map(({ value }) => value);
    for (const some of inChunks(refs)) {
      const rows = await this.#annotated().whereIn('ref', some);
      found.push(...rows.map(budgetOfEntity));
    }
    return new Map(inForce(found).map(budget => [budget.id, budget]));
  }

  /** The budget that the API set, or that configuration has. */
  async byId(id: string): Promise<Budget | undefined> {
    const configured = this.#configured.find(budget => budget.id === id);
    if (configured) return configured;
    const row = await this.#knex<BudgetRow>('budgets').where({ id }).first();
    return row && budgetOfRow(row);
  }

  /**
   * Sets the budget of a subject. One that decides is replaced by another that decides and by no other, in one
   * statement, so that a manager who sets it meanwhile is not overwritten; nothing is returned then.
   */
  async put(options: {
    subject: BudgetSubject;
    amount: Money;
    by: string;
    decides: boolean;
  }): Promise<Budget | undefined> {
    const { subject, amount, by, decides } = options;
    const row: BudgetRow = {
      id: budgetIdOf(subject),
      subject_kind: subject.kind,
      subject_value: subject.value,
      amount: decimalText(amount.amount),
      currency: amount.currency,
      updated_by: by,
      updated_at: await databaseTime(this.#knex),
      decides,
    };
    const statement = this.#knex('budgets')
      .insert(row)
      .onConflict('id')
      .merge();
    const written = await (decides
      ? statement
      : statement.where('budgets.decides', false)
    ).returning('id');
    return written.length > 0 ? budgetOfRow(row) : undefined;
  }

  /** Whether it was removed: one that decides is not, unless that is said. */
  async remove(id: string, options: { deciding: boolean }): Promise<boolean> {
    const rows = this.#knex('budgets').where({ id });
    const removed = await (options.deciding
      ? rows
      : rows.where({ decides: false })
    ).delete();
    return removed > 0;
  }

  #annotated() {
    return this.#knex<EntityRow>('entities')
      .whereNotNull('budget_amount')
      .select('ref', 'budget_amount', 'budget_currency');
  }
}

/** The first budget of each subject. */
function inForce(budgets: readonly Budget[]): Budget[] {
  const found = new Map<string, Budget>();
  for (const budget of budgets) {
    if (!found.has(budget.id)) found.set(budget.id, budget);
  }
  return [...found.values()];
}

function orderOf({ subject }: Budget): string {
  return `${subject.kind} ${subject.value}`;
}

function budgetOfRow(row: BudgetRow): Budget {
  return {
    id: row.id,
    subject: { kind: row.subject_kind, value: row.subject_value },
    amount: moneyOf(row.amount, row.currency),
    from: 'api',
    decides: Boolean(row.decides),
    updatedAt: parseInt(String(row.updated_at), 10),
    updatedBy: row.updated_by,
  };
}

function budgetOfEntity(
  row: Pick<EntityRow, 'ref' | 'budget_amount' | 'budget_currency'>,
): Budget {
  const subject = subjectOf(row.ref);
  return {
    id: budgetIdOf(subject),
    subject,
    amount: moneyOf(row.budget_amount ?? '', row.budget_currency ?? ''),
    from: 'annotation',
    decides: false,
  };
}

/** Amounts are written by this plugin, so one that cannot be read was changed in the database. */
function moneyOf(text: string, currency: string): Money {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error('An amount of a budget cannot be read.');
  return { amount: read.value, currency };
}
