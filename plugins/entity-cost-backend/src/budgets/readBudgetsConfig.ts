import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  type BudgetSubject,
  parseDecimal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { type Budget, budgetIdOf, normalSubject } from './Budget';

const kinds: readonly BudgetSubject['kind'][] = [
  'entity',
  'owner',
  'system',
  'environment',
  'cost-center',
];

/** Reads `entityCost.budgets`: `{ owner: group:default/payments, amount: 1200 EUR }`. @internal */
export function readBudgetsConfig(root: Config): Budget[] {
  const list = root.getOptionalConfigArray('entityCost.budgets') ?? [];
  const budgets = list.map((item, index): Budget => {
    const path = `entityCost.budgets[${index}]`;
    const named = kinds.flatMap(kind => {
      const value = item.getOptionalString(camelCase(kind));
      return value === undefined ? [] : { kind, value };
    });
    const [only] = named;
    const subject =
      named.length === 1 && only ? normalSubject(only) : undefined;
    if (!subject) {
      throw new InputError(
        `${path}: name one subject: entity, owner, system, environment or costCenter, such as owner: group:default/payments.`,
      );
    }
    const amount = parseMoney(item.getString('amount'));
    if (!amount) {
      throw new InputError(
        `${path}.amount: not an amount above 0 with its currency. Write 1200 EUR.`,
      );
    }
    return {
      id: budgetIdOf(subject),
      subject,
      amount,
      from: 'configuration',
      decides: true,
    };
  });
  const double = budgets.findIndex(
    ({ id }, index) => budgets.findIndex(other => other.id === id) !== index,
  );
  if (double >= 0) {
    throw new InputError(
      `entityCost.budgets[${double}]: ${budgets[double].subject.value} has a budget already. Remove one of them.`,
    );
  }
  return budgets;
}

function camelCase(kind: string): string {
  return kind.replace(/-c/, 'C');
}

/** An amount above zero with its currency. @internal */
function parseMoney(text: string): Budget['amount'] | undefined {
  const [, amount, currency] = /^(\S+) ([A-Z]{3})$/.exec(text.trim()) ?? [];
  if (amount === undefined) return undefined;
  const read = parseDecimal(amount);
  return read.ok && read.value > 0n
    ? { amount: read.value, currency }
    : undefined;
}
