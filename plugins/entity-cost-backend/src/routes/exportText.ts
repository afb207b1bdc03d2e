import { csvCell } from '@backstage-guardrails/display-text';

/** The rows as CSV, piece by piece. @internal */
export function* csvOf<Column extends string>(
  columns: readonly Column[],
  rows: Iterable<Record<Column, string>>,
): Generator<string> {
  yield `${columns.join(',')}\r\n`;
  for (const row of rows) {
    yield `${columns.map(column => csvCell(row[column])).join(',')}\r\n`;
  }
}

/** The rows as a JSON array, piece by piece. @internal */
export function* jsonOf(rows: Iterable<object>): Generator<string> {
  let separator = '[\n';
  for (const row of rows) {
    yield `${separator}${JSON.stringify(row)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
