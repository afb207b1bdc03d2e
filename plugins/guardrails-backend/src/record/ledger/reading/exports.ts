import { entryHeaderSchema } from '@backstage-guardrails/policy-ledger';
import type { PagedEntry } from '../pagesOf';

/** Exported entries of one epoch, with what proves them. */
type LedgerExport = {
  epoch: number;
  interval: object;
  pages: AsyncIterable<PagedEntry[]>;
};

/** One line for the proof, then one for each entry; headers and payloads are the bytes that were hashed. @internal */
export async function* jsonLinesOf(
  exported: LedgerExport,
): AsyncGenerator<string> {
  yield `${JSON.stringify(exported.interval)}\n`;
  for await (const page of exported.pages) {
    yield page.map(jsonLine).join('');
  }
}

function jsonLine(entry: PagedEntry): string {
  const { position, headerText, payloadText, salt } = entry;
  const payload =
    payloadText === undefined || salt === undefined
      ? ''
      : `,"payload":${payloadText},"salt":"${base64(salt)}"`;
  return `{"index":${position},"entry":${headerText}${payload}}\n`;
}

const columns = 'epoch,index,kind,at,subjects,entry,payload,salt';

/** For spreadsheets (RFC 4180). The first line, a remark in one cell, is the proof. @internal */
export async function* csvOf(exported: LedgerExport): AsyncGenerator<string> {
  const remark = quote(`# ${JSON.stringify(exported.interval)}`);
  yield `${remark}\r\n${columns}\r\n`;
  for await (const page of exported.pages) {
    yield page.map(entry => csvRow(exported.epoch, entry)).join('');
  }
}

function csvRow(epoch: number, entry: PagedEntry): string {
  const { position, headerText, payloadText = '', salt } = entry;
  const header = entryHeaderSchema.parse(JSON.parse(headerText));
  const subjects = Object.entries(header.subjects)
    .map(([name, id]) => `${name}=${id}`)
    .join(' ');
  const cells = [
    String(epoch),
    String(position),
    header.kind,
    header.at,
    subjects,
    headerText,
    payloadText,
    salt ? base64(salt) : '',
  ];
  return `${cells.map(quote).join(',')}\r\n`;
}

/** What spreadsheets take for the beginning of a formula, and the mark that tells them that it is text. */
const FORMULA = /^['=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

/**
 * A cell that would be a formula gets the mark, and so does one that begins with the mark: then taking one mark away
 * gives back every cell, which is how an export is verified.
 */
function quote(cell: string): string {
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
