/** Quantities are thousandths, prices millionths: amounts are billionths, and exact. */
export const AMOUNT = 9;
export const PRICE = 6;
export const QUANTITY = 3;

/** A whole number of 10^-digits as a decimal: `1234567n` with 6 digits is `1.234567`. */
export function decimalText(units, digits) {
  const sign = units < 0n ? '-' : '';
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  const fraction = text.slice(-digits).replace(/0+$/, '');
  return `${sign}${text.slice(0, -digits)}${fraction && `.${fraction}`}`;
}
