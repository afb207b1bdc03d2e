import { createHash } from 'node:crypto';
import type { Reading } from './Attempt';

/**
 * Tells apart how files are read, so that they are read again after a setting of their source has changed. Empty without
 * settings. Which days a source keeps changes nothing in what is read.
 * @internal
 */
export function readingMark(reading: Reading): string {
  const { format, constants, columnsFrom, monthFirst, decimalComma } = reading;
  const settings = {
    format,
    constants: sorted(constants),
    columnsFrom: sorted(columnsFrom),
    monthFirst,
    decimalComma,
  };
  const text = JSON.stringify(settings);
  return text === '{}'
    ? ''
    : createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Undefined if there are none: the order in which settings are written says nothing. */
function sorted(values: Partial<Record<string, string>> = {}) {
  const entries = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length ? entries : undefined;
}
