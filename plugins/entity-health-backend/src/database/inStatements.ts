/** Few enough for the parameters of one statement of either database, with ten columns each. */
const ROWS = 500;

/** Writes rows, so many in a statement. @internal */
export async function inStatements<Row>(
  rows: readonly Row[],
  write: (rows: Row[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS) {
    await write(rows.slice(from, from + ROWS));
  }
}
