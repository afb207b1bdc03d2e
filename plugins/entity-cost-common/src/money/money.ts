import { CostError } from './costError';
import { addDecimals, type Decimal, subtractDecimals } from './decimal';

/**
 * An amount in a currency. The code is a part of the type: where it is known while compiling, adding euros to dollars
 * does not compile; where it comes from a bill, it throws `currencies-mixed`.
 * @public
 */
export type Money<Currency extends string = string> = {
  readonly currency: Currency;
  readonly amount: Decimal;
};

/** @public */
export function addMoney<Currency extends string>(
  left: Money<Currency>,
  right: Money<NoInfer<Currency>>,
): Money<Currency> {
  requireSame(left, right);
  return {
    currency: left.currency,
    amount: addDecimals(left.amount, right.amount),
  };
}

/** @public */
export function subtractMoney<Currency extends string>(
  left: Money<Currency>,
  right: Money<NoInfer<Currency>>,
): Money<Currency> {
  requireSame(left, right);
  return {
    currency: left.currency,
    amount: subtractDecimals(left.amount, right.amount),
  };
}

/** The sums of amounts in several currencies, each kept apart, in the order of their codes. @public */
export function sumByCurrency(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, Money>();
  for (const money of amounts) {
    const sum = sums.get(money.currency);
    sums.set(money.currency, sum ? addMoney(sum, money) : money);
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function requireSame(left: Money, right: Money): void {
  if (left.currency === right.currency) return;
  throw new CostError({
    code: 'currencies-mixed',
    message: `Amounts in ${left.currency} and ${right.currency} are not compared or added.`,
  });
}
