import { displayText } from '@backstage-guardrails/display-text';
import { type Decimal, divideHalfEven, ONE } from './decimal';
import type { Money } from './money';

/**
 * An amount for display, rounded to the digits of its currency, in the numerals of a locale. The amount never becomes a
 * floating-point number: the locale formats its whole part, and the fraction is put in as digits.
 * @public
 */
export function formatMoney(money: Money, locale: string = 'en'): string {
  const formatter = formatterFor(money.currency, locale);
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2;
  const steps = roundTo(money.amount, digits);
  const size = steps < 0n ? -steps : steps;
  const step = 10n ** BigInt(digits);
  const whole = size / step;
  const negative = steps < 0n;
  // minus zero is no bigint: the sign is taken from minus one
  const shown = negative && whole === 0n ? -1n : whole * (negative ? -1n : 1n);
  const text = formatter
    .formatToParts(shown)
    .map(part => {
      if (part.type === 'integer' && whole === 0n) {
        return numerals({ value: 0n, digits: 1, locale });
      }
      if (part.type === 'fraction') {
        return numerals({ value: size % step, digits, locale });
      }
      return part.value;
    })
    .join('');
  return isNational(money.currency)
    ? text
    : `${text} ${displayText(money.currency, 40)}`;
}

/** Virtual currencies (tokens, credits) have names of their own, which a locale does not know. */
function isNational(currency: string): boolean {
  return /^[A-Z]{3}$/.test(currency);
}

function formatterFor(currency: string, locale: string): Intl.NumberFormat {
  return isNational(currency)
    ? new Intl.NumberFormat(locale, { style: 'currency', currency })
    : new Intl.NumberFormat(locale, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      });
}

function roundTo(amount: Decimal, digits: number): bigint {
  return divideHalfEven(amount, ONE / 10n ** BigInt(digits));
}

function numerals(options: {
  value: bigint;
  digits: number;
  locale: string;
}): string {
  return new Intl.NumberFormat(options.locale, {
    useGrouping: false,
    minimumIntegerDigits: options.digits,
  }).format(options.value);
}
