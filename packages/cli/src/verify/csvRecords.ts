const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/**
 * Records of a CSV text (RFC 4180) with the line each begins on. What is not CSV ends it with a record without cells.
 * @internal
 */
export function* csvRecords(
  text: string,
): Generator<{ line: number; cells?: string[] }> {
  let line = 1;
  let begins = line;
  let cells: string[] = [];
  cell.lastIndex = 0;
  for (let at = 0; at < text.length; ) {
    cell.lastIndex = at;
    const match = cell.exec(text);
    if (!match) {
      yield { line: begins };
      return;
    }
    const [all, quoted, plain, end] = match;
    at += all.length;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    line += all.split('\n').length - 1;
    if (end === ',' && at < text.length) continue;
    yield { line: begins, cells };
    begins = line;
    cells = [];
  }
}
