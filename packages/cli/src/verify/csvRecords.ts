const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/**
 * Records of a CSV text (RFC 4180) with the line each begins on. What is not CSV ends it with a record without cells.
 *
 * Not `csv-parse`: it takes a bare carriage return as text, where a spreadsheet begins a row that was not verified. It
 * also needs twice the time, and adds 60 kB to the command line.
 * @internal
 */
export function* csvRecords(
  text: string,
): Generator<{ line: number; cells?: string[] }> {
  let line = 1;
  let begins = line;
  let cells: string[] = [];
  cell.lastIndex = 0;
  let open = false;
  for (let at = 0; open || at < text.length; ) {
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
    open = end === ',';
    if (open) continue;
    yield { line: begins, cells };
    begins = line;
    cells = [];
  }
}
