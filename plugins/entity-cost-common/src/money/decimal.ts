import { CostError } from './costError';

/**
 * An exact number with 18 digits after the point, as a count of 10^-18: what databases call DECIMAL(38,18). It is a
 * bigint, so that the compiler refuses to calculate with it and a floating-point number.
 * @public
 */
export type Decimal = bigint & { readonly $$unit: '1e-18' };

/** Digits after the point. @public */
export const DECIMAL_SCALE = 18;

/** One, as a count of 10^-18. @internal */
export const ONE = 1_000_000_000_000_000_000n;

/** DECIMAL(38,18) has 38 digits in all. */
const LIMIT = 10n ** 38n;

/** Whether a count of 10^-18 has at most 38 digits. @internal */
export function inRange(units: bigint): boolean {
  return units < LIMIT && units > -LIMIT;
}

/** The decimal of a count of 10^-18. Throws `amount-out-of-range` above 38 digits. @public */
export function decimalOfUnits(units: bigint): Decimal {
  if (!inRange(units)) {
    throw new CostError({
      code: 'amount-out-of-range',
      message: 'The amount has more than 20 digits before the point.',
    });
  }
  return units as Decimal;
}

/** @public */
export const ZERO: Decimal = decimalOfUnits(0n);

/** @public */
export function addDecimals(left: Decimal, right: Decimal): Decimal {
  return decimalOfUnits(left + right);
}

/** @public */
export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  return decimalOfUnits(left - right);
}

/** @public */
export function sumDecimals(values: Iterable<Decimal>): Decimal {
  let sum = 0n;
  for (const value of values) sum += value;
  return decimalOfUnits(sum);
}

/** Rounds half to even at the 18th digit, which is exact for prices and quantities of up to 9 digits each. @public */
export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return decimalOfUnits(divideHalfEven(left * right, ONE));
}

/** Divides by a positive number and rounds half to even. @internal */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const floor = divideFloor(dividend, divisor);
  const twice = (dividend - floor * divisor) * 2n;
  if (twice < divisor) return floor;
  if (twice > divisor) return floor + 1n;
  return floor % 2n === 0n ? floor : floor + 1n;
}

/** Divides by a positive number and rounds down, also below zero, where bigint rounds towards zero. @internal */
export function divideFloor(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend
    ? quotient - 1n
    : quotient;
}
