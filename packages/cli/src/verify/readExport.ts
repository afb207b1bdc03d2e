import { isDeepStrictEqual } from 'node:util';
import { parseUnambiguous } from '@backstage-guardrails/policy-inputs';
import {
  INTERVAL_VERSION,
  type StoredEntry,
} from '@backstage-guardrails/policy-ledger';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { csvRecords } from './csvRecords';

/** A line of an export; without an entry where it is not one. @internal */
export type ExportedLine = {
  line: number;
  entry?: { index: number; stored: StoredEntry };
};

/** What the first line of an export says, and the lines below it. @internal */
export type Exported = {
  interval: Record<string, unknown>;
  lines: Iterable<ExportedLine>;
};

/** An export of the ledger as JSON Lines or CSV, known by its first line; nothing where the text is another. @internal */
export function readExport(text: string): Exported | undefined {
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  const remark = remarkOf(first);
  const csv = remark !== undefined;
  const interval = parse(remark ?? first);
  if (interval?.version !== INTERVAL_VERSION) return undefined;
  const rest = end < 0 ? '' : text.slice(end + 1);
  return {
    interval,
    lines: csv ? linesOfCsv(rest, interval) : linesOfJson(rest),
  };
}

/** What a CSV says above its columns, in a cell of its own; in older exports as a plain line. */
function remarkOf(line: string): string | undefined {
  if (line.startsWith('# ')) return line.slice(2);
  const quoted = /^"# ((?:[^"]|"")*)"\r?$/.exec(line);
  return quoted?.[1].replaceAll('""', '"');
}

function* linesOfJson(text: string): Generator<ExportedLine> {
  const lines = text.replace(/\n$/, '');
  if (lines === '') return;
  for (const [at, line] of lines.split('\n').entries()) {
    // Whatever is not proved by the tree must not stand in a line, or somebody would believe it.
    const { index, entry, payload, salt, ...rest } = parse(line) ?? {};
    const whole = Object.keys(rest).length === 0;
    yield {
      line: at + 2,
      ...(whole && exportedEntry({ index, entry, payload, salt })),
    };
  }
}

const COLUMNS = [
  'epoch',
  'index',
  'kind',
  'at',
  'subjects',
  'entry',
  'payload',
  'salt',
];

function* linesOfCsv(
  text: string,
  interval: Record<string, unknown>,
): Generator<ExportedLine> {
  const epoch = /^.*\/epoch\/(\d+)\n/.exec(String(interval.checkpoint))?.[1];
  for (const { line, cells } of csvRecords(text)) {
    const at = line + 1;
    if (at > 2) {
      yield {
        line: at,
        ...(cells && entryOfCells(cells.map(unmarked), epoch)),
      };
    } else if (!isDeepStrictEqual(cells, COLUMNS)) yield { line: at };
  }
}

/** A cell without the mark that keeps a spreadsheet from taking it for a formula. */
function unmarked(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** The columns for readers are held against the entry: a spreadsheet shows them, and nothing else proves them. */
function entryOfCells(cells: string[], expectedEpoch: string | undefined) {
  const [epoch, index, kind, at, subjects, header, payload, salt] = cells;
  const entry = parse(header ?? '');
  const shown = Object.entries(entry?.subjects ?? {})
    .map(([name, id]) => `${name}=${id}`)
    .join(' ');
  const same =
    cells.length === COLUMNS.length &&
    epoch === expectedEpoch &&
    kind === entry?.kind &&
    at === entry.at &&
    subjects === shown;
  if (!same || !/^\d{1,15}$/.test(index)) return undefined;
  return exportedEntry({
    index: Number(index),
    entry,
    ...(payload !== '' && { payload: parse(payload) ?? payload }),
    ...(salt !== '' && { salt }),
  });
}

function exportedEntry(fields: {
  index: unknown;
  entry?: unknown;
  payload?: unknown;
  salt?: unknown;
}): Pick<ExportedLine, 'entry'> | undefined {
  const { index, entry, payload, salt } = fields;
  if (typeof index !== 'number' || entry === undefined) return undefined;
  try {
    return {
      entry: {
        index,
        stored: {
          headerText: canonicalJson(entry),
          ...(payload !== undefined && { payloadText: canonicalJson(payload) }),
          ...(typeof salt === 'string' && {
            salt: Buffer.from(salt, 'base64'),
          }),
        },
      },
    };
  } catch {
    return undefined;
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value = parseUnambiguous(text);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
