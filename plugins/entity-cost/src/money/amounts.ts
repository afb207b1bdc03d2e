import {
  type Decimal,
  decimalText,
  parseDecimal,
  subtractDecimals,
  unitsOfText,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** The exact number that the service wrote as text. The service sends nothing else; a text that is no number throws. @internal */
export function exact(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new TypeError(`Not an amount: ${text}`);
  return parsed.value;
}

/** The same of amounts and of quantities, which can be larger: as a count of 10^-18. @internal */
export function unitsOf(text: string): bigint {
  const units = unitsOfText(text);
  if (units === undefined) throw new TypeError(`Not an amount: ${text}`);
  return units;
}

/** How much more `after` is than `before`. @internal */
export function differenceOf(options: {
  before: string;
  after: string;
}): string {
  return decimalText(
    subtractDecimals(exact(options.after), exact(options.before)),
  );
}

/** Less than zero, zero, or more. @internal */
export function signOf(amount: string): -1 | 0 | 1 {
  const value = unitsOf(amount);
  if (value === 0n) return 0;
  return value < 0n ? -1 : 1;
}

/** A change relative to what it was, in thousandths; none from zero or from a credit. @internal */
export function perMilleOf(options: {
  before: string;
  after: string;
}): number | undefined {
  const before = unitsOf(options.before);
  if (before <= 0n) return undefined;
  const perMille = nearest((unitsOf(options.after) - before) * 1000n, before);
  // The bounds of a label, far above what a label shows.
  return perMille > 1_000_000n ? undefined : Number(perMille);
}

/** A part of a total, in thousandths; none where credits make it no part. @internal */
export function shareOf(options: {
  part: string;
  whole: string;
}): number | undefined {
  const part = exact(options.part);
  const whole = exact(options.whole);
  return part < 0n || whole <= 0n || part > whole
    ? undefined
    : Number(nearest(part * 1000n, whole));
}

/** The nearest whole number to a quotient by a positive number; halves go up. */
function nearest(dividend: bigint, divisor: bigint): bigint {
  const doubled = dividend * 2n + divisor;
  const quotient = doubled / (divisor * 2n);
  return doubled < 0n && quotient * divisor * 2n !== doubled
    ? quotient - 1n
    : quotient;
}

/** For the lengths of a chart alone: never shown, never added. @internal */
export function lengthOf(amount: string): number {
  return Number(amount);
}
