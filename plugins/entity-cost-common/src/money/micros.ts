import {
  type Decimal,
  divideFloor,
  divideHalfEven,
  sumDecimals,
} from './decimal';

/** A whole number of millionths of a currency's unit: what aggregates keep. @public */
export type Micros = bigint & { readonly $$unit: '1e-6' };

const UNITS_OF_A_MICRO = 1_000_000_000_000n;

/** The nearest whole number of millionths, half to even. @public */
export function microsOf(value: Decimal): Micros {
  return divideHalfEven(value, UNITS_OF_A_MICRO) as Micros;
}

/** @public */
export function decimalOfMicros(value: Micros): Decimal {
  return (value * UNITS_OF_A_MICRO) as Decimal;
}

/**
 * Rounds parts to millionths so that they add up to the rounded total: every part is rounded down, and what the total
 * then lacks goes, one millionth each, to the parts that lost most (largest remainder). Equal remainders are served in
 * the order of the parts, so the same parts give the same result.
 * @public
 */
export function roundToTotal(parts: readonly Decimal[]): Micros[] {
  const rounded = parts.map(part => divideFloor(part, UNITS_OF_A_MICRO));
  const total = microsOf(sumDecimals(parts));
  // at most the number of parts, as each remainder is less than one millionth
  const lacking = rounded.reduce((rest, part) => rest - part, BigInt(total));
  const remainder = (index: number) =>
    parts[index] - rounded[index] * UNITS_OF_A_MICRO;
  parts
    .map((_, index) => index)
    .sort((a, b) => {
      const difference = remainder(b) - remainder(a);
      if (difference === 0n) return a - b;
      return difference > 0n ? 1 : -1;
    })
    .slice(0, parseInt(lacking.toString(), 10))
    .forEach(index => {
      rounded[index] += 1n;
    });
  return rounded as Micros[];
}
