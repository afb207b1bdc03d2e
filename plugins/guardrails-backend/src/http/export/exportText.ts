import { csvCell } from '@backstage-guardrails/display-text';

/** The columns of a file, and what each says of a row. @internal */
export type ExportColumns<Item> = Record<
  string,
  (item: Item) => string | number | undefined
>;

/** Rows as CSV, piece by piece. No cell can be a formula. @internal */
export async function* csvOf<Item>(
  items: AsyncIterable<Item>,
  columns: ExportColumns<Item>,
): AsyncGenerator<string> {
  yield `${Object.keys(columns).join(',')}\r\n`;
  const cells = Object.values(columns);
  for await (const item of items) {
    yield `${cells
      .map(cell => csvCell(String(cell(item) ?? '')))
      .join(',')}\r\n`;
  }
}

/** Rows as a JSON array, piece by piece. @internal */
export async function* jsonOf(
  items: AsyncIterable<unknown>,
): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const item of items) {
    yield `${separator}${JSON.stringify(item)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
