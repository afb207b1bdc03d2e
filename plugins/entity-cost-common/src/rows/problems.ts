import { displayText } from '@backstage-guardrails/display-text';
import type { InstantProblemCode } from '../focus';
import type { NumberProblemCode } from '../money';

/** Why a file of billing data is refused. @public */
export type BillingProblemCode =
  | NumberProblemCode
  | InstantProblemCode
  | 'header-empty'
  | 'header-too-wide'
  | 'column-duplicate'
  | 'column-missing'
  | 'row-length'
  | 'value-missing'
  | 'value-too-long'
  | 'category-unknown'
  | 'currency-invalid'
  | 'period-reversed'
  | 'charge-after-period'
  | 'period-unexpected'
  | 'tags-invalid'
  | 'tags-too-many';

/** A fault of a file: where it is, what it is, and what to do. @public */
export type BillingProblem = {
  code: BillingProblemCode;
  /** The line of the file, counted from 1. */
  line: number;
  /** The name of the column in the file, if the fault is of one. */
  column?: string;
  /** Plain text, one sentence. */
  message: string;
  /** Plain text, one sentence: what to do. */
  fix: string;
};

const exportAgain =
  'Export the file again without opening it in a spreadsheet.';
const plainNumbers =
  'Export numbers as digits with a decimal point, such as -1234.56.';
const isoDates = 'Export dates in UTC as 2026-03-01T00:00:00Z.';

const texts: Record<BillingProblemCode, [message: string, fix: string]> = {
  'number-empty': ['The number is empty', plainNumbers],
  'number-not-finite': ['The value is not a finite number', plainNumbers],
  'number-separator': [
    'The number has separators, which differ between countries',
    'Export numbers as digits with a decimal point and no other separator, such as -1234.56; if all have a decimal comma, set decimalComma of the source.',
  ],
  'number-currency': ['The number has a currency or unit', plainNumbers],
  'number-sign': [
    'The sign of the number is not a minus before it',
    plainNumbers,
  ],
  'number-too-long': ['The number has more than 100 characters', plainNumbers],
  'number-too-large': [
    'The number has more than 20 digits before the point',
    'Check the unit of the column.',
  ],
  'number-too-precise': [
    'The number has more than 18 digits after the point',
    'Export numbers with at most 18 digits after the point.',
  ],
  'number-invalid': ['The value is not a number', plainNumbers],
  'date-invalid': [
    'The value is not a date of the years 2000 to 2099',
    isoDates,
  ],
  'date-not-utc': ['The time is not in UTC', isoDates],
  'date-ambiguous': ['The date does not say which part is the month', isoDates],
  'header-empty': ['The first line has no columns', exportAgain],
  'header-too-wide': [
    'The file has more than 2,000 columns',
    'Export fewer tags as columns.',
  ],
  'column-duplicate': ['Two columns have the same name', 'Keep one of them.'],
  'column-missing': [
    'The file has no such column',
    'Add the column to the export. If it has another name, set columnsFrom of the source; if it is the same in every row, columns.',
  ],
  'row-length': [
    'The row has another number of values than the header',
    exportAgain,
  ],
  'value-missing': [
    'The row has no value in this column',
    'Export the file again; every charge needs this value. If the provider leaves it empty, set columnsFrom of the source.',
  ],
  'value-too-long': ['The value has more than 4,096 characters', exportAgain],
  'category-unknown': [
    'The charge category is not one of FOCUS',
    'Use Usage, Purchase, Tax, Credit or Adjustment.',
  ],
  'currency-invalid': [
    'The value is not a currency',
    'Use a code of ISO 4217 such as EUR, or the name of a virtual currency with at most 40 characters.',
  ],
  'period-reversed': ['The period ends before it starts', exportAgain],
  'charge-after-period': [
    'The charge starts after its billing period',
    'Check the dates of the charge and of its billing period.',
  ],
  'period-unexpected': [
    'The row belongs to another month than the load is for',
    'Load each month from its own file.',
  ],
  'tags-invalid': [
    'The tags are not a JSON object with plain values',
    'Export tags as {"owner": "team-a"}.',
  ],
  'tags-too-many': ['The row has more than 200 tags', 'Export fewer tags.'],
};

/** @internal */
export function billingProblem(options: {
  code: BillingProblemCode;
  line: number;
  column?: string;
  value?: string;
}): BillingProblem {
  const { code, line, column, value } = options;
  const [message, fix] = texts[code];
  const shown =
    value === undefined ? '' : `: ${displayText(value, 60).replace(/\.$/, '')}`;
  return {
    code,
    line,
    ...(column === undefined ? {} : { column: displayText(column, 100) }),
    message: `${message}${shown}.`,
    fix,
  };
}
