import { type Decimal, DECIMAL_SCALE, ONE } from './decimal';

/** The shortest exact text of a decimal: `-0.5`, `1200`. What databases and totals keep. @public */
export function decimalText(value: Decimal): string {
  const digits = value < 0n ? -value : value;
  const fraction = (digits % ONE)
    .toString()
    .padStart(DECIMAL_SCALE, '0')
    .replace(/0+$/, '');
  const whole = (digits / ONE).toString();
  const sign = value < 0n ? '-' : '';
  return `${sign}${whole}${fraction ? `.${fraction}` : ''}`;
}
