import { DECIMAL_SCALE, ONE } from './decimal';

const text = /^(-?)(\d+)(?:\.(\d{1,18}))?$/;

/**
 * The shortest exact text of a count of 10^-18, of any size. Amounts of money are decimals; sums of quantities can be
 * larger than one, because a unit can be as small as a byte-second.
 * @public
 */
export function unitsText(units: bigint): string {
  const digits = units < 0n ? -units : units;
  const fraction = (digits % ONE)
    .toString()
    .padStart(DECIMAL_SCALE, '0')
    .replace(/0+$/, '');
  const whole = (digits / ONE).toString();
  const sign = units < 0n ? '-' : '';
  return `${sign}${whole}${fraction ? `.${fraction}` : ''}`;
}

/** The count of 10^-18 of a text that `unitsText` has written; undefined of any other. @public */
export function unitsOfText(value: string): bigint | undefined {
  const [, sign, whole, fraction = ''] = text.exec(value) ?? [];
  if (whole === undefined) return undefined;
  const units = BigInt(whole + fraction.padEnd(DECIMAL_SCALE, '0'));
  return sign === '-' ? -units : units;
}
