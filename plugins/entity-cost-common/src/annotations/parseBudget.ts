import { type Money, parseDecimal } from '../money';
import { type AnnotationProblem, quoted } from './problems';

/** The annotation by which a team says what an entity may cost a month. @public */
export const BUDGET_ANNOTATION = 'entity-cost/budget';

/** Reads an amount a month and its currency: `1200 EUR`. @internal */
export function parseBudget(
  value: string,
): { ok: true; budget: Money } | { ok: false; problem: AnnotationProblem } {
  const [, number = '', currency = ''] =
    /^(\S+) +([A-Z]{3})$/.exec(value.slice(0, 200).trim()) ?? [];
  const amount = parseDecimal(number);
  if (!amount.ok || amount.value <= 0n) {
    return {
      ok: false,
      problem: {
        code: 'budget-invalid',
        annotation: BUDGET_ANNOTATION,
        offset: 0,
        message: `${quoted(value)} is not an amount with a currency.`,
        fix: 'Write the amount a month and a code of ISO 4217, such as 1200 EUR or 99.50 USD.',
      },
    };
  }
  return { ok: true, budget: { amount: amount.value, currency } };
}
