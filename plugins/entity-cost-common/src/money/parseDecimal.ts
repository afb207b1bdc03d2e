import {
  type Decimal,
  DECIMAL_SCALE,
  divideHalfEven,
  inRange,
} from './decimal';

/** Why a text is not a number of a bill. @public */
export type NumberProblemCode =
  | 'number-empty'
  | 'number-not-finite'
  | 'number-separator'
  | 'number-currency'
  | 'number-sign'
  | 'number-too-long'
  | 'number-too-large'
  | 'number-too-precise'
  | 'number-invalid';

/** @public */
export type ParsedDecimal =
  | { ok: true; value: Decimal; rounded: boolean }
  | { ok: false; code: NumberProblemCode };

/** Longer texts are refused unread. DECIMAL(38,18) needs 40 characters, an exponent a few more. */
const MAX_LENGTH = 100;

/** Exponents beyond these make every number too large or too precise, whatever its digits are. */
const MAX_EXPONENT = 100;

const number = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;

/**
 * Reads a number as the numeric format of FOCUS has it: digits, at most one point, a minus before them, an exponent.
 * Nothing is guessed: `1,234.5` is one number in London and another in Berlin.
 *
 * `excess` says what happens to digits after the 18th: they are refused, or rounded half to even and reported as
 * `rounded`. Sources that calculate in floating point (OpenCost, Azure) write such digits.
 *
 * @see {@link https://github.com/FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec/blob/v1.2/specification/attributes/numeric_format.md}
 * @public
 */
export function parseDecimal(
  text: string,
  options: { excess?: 'refuse' | 'round' } = {},
): ParsedDecimal {
  if (text.length > MAX_LENGTH) return refused('number-too-long');
  const trimmed = text.replace(/^[ \t]+|[ \t]+$/g, '');
  if (trimmed === '') return refused('number-empty');
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    number.exec(trimmed) ?? [];
  if (whole === '' && fraction === '') return refused(reasonFor(trimmed));
  const shift = parseInt(exponent, 10) + DECIMAL_SCALE - fraction.length;
  const digits = BigInt(whole + fraction);
  const signed = sign === '-' ? -digits : digits;
  if (digits === 0n) return accepted({ units: 0n });
  if (shift > MAX_EXPONENT) return refused('number-too-large');
  if (shift >= 0) return accepted({ units: signed * 10n ** BigInt(shift) });
  // beyond this, no digit is left to round up
  const divisor = 10n ** BigInt(Math.min(-shift, 2 * MAX_EXPONENT));
  const exact = signed % divisor === 0n;
  if (!exact && options.excess !== 'round') {
    return refused('number-too-precise');
  }
  return accepted({
    units: divideHalfEven(signed, divisor),
    rounded: !exact,
  });
}

function accepted(options: {
  units: bigint;
  rounded?: boolean;
}): ParsedDecimal {
  const { units, rounded = false } = options;
  return inRange(units)
    ? { ok: true, value: units as Decimal, rounded }
    : refused('number-too-large');
}

function refused(code: NumberProblemCode): ParsedDecimal {
  return { ok: false, code };
}

function reasonFor(text: string): NumberProblemCode {
  if (/^[+-]?(nan|inf(inity)?)$/i.test(text)) return 'number-not-finite';
  if (/\p{Sc}|^[A-Z]{3} ?-?\d|\d ?[A-Z]{3}$/u.test(text)) {
    return 'number-currency';
  }
  if (/^(?:[+(\u2010-\u2015\u2212]|-(?:[-+]|$))|[-\u2212)]$/.test(text)) {
    return 'number-sign';
  }
  if (/^-?[\d.,'\u2019\u00a0\u202f_ ]+(?:[eE][+-]?\d{1,6})?$/.test(text)) {
    return 'number-separator';
  }
  return 'number-invalid';
}
