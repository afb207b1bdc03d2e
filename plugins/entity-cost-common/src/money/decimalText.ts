import type { Decimal } from './decimal';
import { unitsText } from './unitsText';

/** The shortest exact text of a decimal: `-0.5`, `1200`. What databases and totals keep. @public */
export function decimalText(value: Decimal): string {
  return unitsText(value);
}
