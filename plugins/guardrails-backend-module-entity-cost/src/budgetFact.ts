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
 * Whether a budget decides: one of configuration, or one that was set with `entity-cost.budget.update`. Anyone who can
 * write an entity can write its annotation, so that one is shown, and never decides.
 * @internal
 */
export function decides({ from }: BudgetView): boolean {
  return from !== 'annotation';
}

/**
 * A budget as rules read it.
 *
 * An approval binds to it, so what is spent is not in it as it was read: `committed` is a step, the least twentieth of
 * the budget that covers it. It covers the month before as well, because of a month that has only begun, or whose bill
 * was moved to another month, little is known. Costs in other currencies are in no sum, and are named.
 *
 * `fits` compares what was read itself with what a change adds, so that no step keeps a change from what is left.
 * @internal
 */
export function budgetFact(
  budget: BudgetView,
  options: { month: string; adds?: Pick<Estimate, 'currency' | 'increase'> },
): Json {
  const { month, adds } = options;
  const { subject, amount, state, reached, otherCurrencies = [] } = budget;
  const limit = decimalOf(amount.amount);
  const about = {
    subject: `${subject.kind} ${subject.value}`,
    amount: roundedDown(limit),
    currency: amount.currency,
    month,
    otherCurrencies: [...otherCurrencies].sort(),
  };
  const { spent, previousSpent } = budget;
  if (state !== 'compared' || spent === undefined) {
    return { ...about, state: 'not-compared' };
  }
  const covered = [spent, previousSpent ?? '0'].map(decimalOf);
  const most = covered[0] > covered[1] ? covered[0] : covered[1];
  return {
    ...about,
    state: stepOf(reached),
    committed: step(most, limit),
    ...(adds?.currency === amount.currency && {
      fits: roundedUp(most) + adds.increase <= about.amount,
    }),
  };
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
