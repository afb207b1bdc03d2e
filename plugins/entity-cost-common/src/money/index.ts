export { CostError, type CostErrorCode } from './costError';
export {
  addDecimals,
  type Decimal,
  DECIMAL_SCALE,
  decimalOfUnits,
  multiplyDecimals,
  subtractDecimals,
  sumDecimals,
  ZERO,
} from './decimal';
export { decimalText } from './decimalText';
export { formatMoney } from './formatMoney';
export { decimalOfMicros, type Micros, microsOf, roundToTotal } from './micros';
export { addMoney, type Money, subtractMoney, sumByCurrency } from './money';
export {
  type NumberProblemCode,
  parseDecimal,
  type ParsedDecimal,
} from './parseDecimal';
export { unitsOfText, unitsText } from './unitsText';
