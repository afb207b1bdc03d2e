import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';

/** Characters of a row, so that a quotation mark that is never closed does not fill the memory. */
const MAX_ROW = 4_194_304;

/** What values are separated by: spreadsheets write semicolons where a comma is in numbers, and tabs in "Unicode text". */
const delimiters = [',', ';', '\t', '|'] as const;

/** Bytes in which a header is looked for. One of 2,000 tags is shorter. */
const HEADER_BYTES = 262_144;

/** A record of a file, with the line on which it ends. */
type CsvFileRecord = { cells: string[]; line: number };

/** The records of a file. Throws `CsvError` where it is none. @internal */
export async function* csvRecords(
  path: string,
  delimiter: string,
  signal?: AbortSignal,
): AsyncGenerator<CsvFileRecord> {
  const content = createReadStream(path, { signal, highWaterMark: 1_048_576 });
  const parser = content.pipe(
    parse({
      bom: true,
      delimiter,
      info: true,
      max_record_size: MAX_ROW,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  content.once('error', error => parser.destroy(error));
  try {
    for await (const entry of parser) {
      const { record, info }: { record: string[]; info: { lines: number } } =
        entry;
      yield { cells: record, line: info.lines };
    }
  } finally {
    content.destroy();
  }
}

/** What the header separates its names by: the most frequent of the characters that files have, outside of quotes. @internal */
export async function delimiterOf(path: string): Promise<string> {
  const counts = new Map<string, number>(delimiters.map(one => [one, 0]));
  let quoted = false;
  for (const character of await firstLine(path)) {
    if (character === '"') quoted = !quoted;
    const count = counts.get(character);
    if (!quoted && count !== undefined) counts.set(character, count + 1);
  }
  const most = Math.max(...counts.values());
  return delimiters.find(one => counts.get(one) === most) ?? ',';
}

async function firstLine(path: string): Promise<string> {
  const content = createReadStream(path, { end: HEADER_BYTES - 1 });
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return /^\s*([^\r\n]*)/.exec(text.replace(/^\uFEFF/, ''))?.[1] ?? '';
}
