import {
  type BudgetView,
  type Decimal,
  parseDecimal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Json } from '@backstage-guardrails/policy-model';
import type { Estimate } from './estimateFact';
import { roundedDown, roundedUp } from './wholeUnits';

/** Costs of a budget are told in steps of a twentieth of it. */
const STEPS = 20n;

/**
 * A budget as rules on changes read it.
 *
 * An approval binds to it, so nothing is in it that does not decide: of a budget that the change fits into, no reading at
 * all, and of another one `committed`, the least twentieth of the budget that covers what is spent. It covers the month
 * before as well, because of a month that has only begun, or whose bill was moved to another month, little is known.
 * Costs in other currencies are in no sum, and are named.
 *
 * A budget that was found only because the caller named it may be another team's, so it has no amounts.
 * @internal
 */
export function budgetOfChange(
  budget: BudgetView,
  options: { month: string; named: boolean; adds?: Estimate },
): Json {
  const { month, named, adds } = options;
  const limit = decimalOf(budget.amount.amount);
  const { currency } = budget.amount;
  const about = { ...subjectAndMonth(budget, month), currency };
  if (adds?.currency !== currency || !isCompared(budget)) return about;
  const covered = [budget.spent, budget.previousSpent ?? '0'].map(decimalOf);
  const most = covered[0] > covered[1] ? covered[0] : covered[1];
  if (fits({ limit, most, adds })) return { ...about, fits: true };
  if (named) return { ...about, fits: false };
  return {
    ...about,
    fits: false,
    amount: roundedDown(limit),
    committed: step(most, limit),
  };
}

/**
 * A budget as rules on the catalog read it. Where no bills are loaded, or they no longer come, it is not known whether it
 * is exceeded, and nothing spent does not mean that it is not.
 * @internal
 */
export function budgetOfEntity(
  budget: BudgetView,
  options: { month: string; isKnown: boolean },
): Json {
  const { month, isKnown } = options;
  const limit = decimalOf(budget.amount.amount);
  const about = {
    ...subjectAndMonth(budget, month),
    amount: roundedDown(limit),
    currency: budget.amount.currency,
  };
  if (!isKnown) return { ...about, state: 'unknown' };
  if (!isCompared(budget)) return { ...about, state: 'not-compared' };
  return {
    ...about,
    state: stepOf(budget.reached),
    spent: step(decimalOf(budget.spent), limit),
  };
}

/**
 * What was read itself is compared, so that no step keeps a change from what is left. Resources without a price fit
 * while something is left, and a change that adds nothing fits everywhere.
 */
function fits(options: {
  limit: Decimal;
  most: Decimal;
  adds: Estimate;
}): boolean {
  const { limit, most, adds } = options;
  if (adds.increase > 0) {
    return roundedUp(most) + adds.increase <= roundedDown(limit);
  }
  return adds.unpriced.length === 0 || most < limit;
}

function subjectAndMonth(budget: BudgetView, month: string) {
  const { subject, otherCurrencies = [] } = budget;
  return {
    subject: `${subject.kind} ${subject.value}`,
    month,
    otherCurrencies: [...otherCurrencies].sort(),
  };
}

function isCompared(
  budget: BudgetView,
): budget is BudgetView & { spent: string } {
  return budget.state === 'compared' && budget.spent !== undefined;
}

function stepOf(reached: BudgetView['reached']): string {
  if (reached.includes('spent-100')) return 'over';
  return reached.includes('spent-80') ? 'warning' : 'within';
}

function step(spent: Decimal, limit: Decimal): number {
  if (spent <= 0n) return 0;
  const steps = (spent * STEPS + limit - 1n) / limit;
  return roundedUp((limit * steps + STEPS - 1n) / STEPS);
}

function decimalOf(text: string): Decimal {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error('An amount of a budget cannot be read');
  return read.value;
}
