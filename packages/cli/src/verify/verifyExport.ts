import {
  type IntervalVerification,
  type StoredEntry,
  verifyInterval,
} from '@backstage-guardrails/policy-ledger';
import type { Exported, ExportedLine } from './readExport';

type Refused = Extract<IntervalVerification, { code: string }>;

/** So many entries are parsed at a time. */
const PAGE = 500;

/** Verifies exported entries, line by line as they stand in the file. @internal */
export async function verifyExport(
  { interval, lines }: Exported,
  verifying: Pick<
    Parameters<typeof verifyInterval>[0],
    'held' | 'keys' | 'sha256' | 'subtle'
  >,
): Promise<IntervalVerification> {
  const faults: Refused[] = [];
  const result = await verifyInterval({
    ...verifying,
    interval,
    pages: pagesOf(lines, Number(interval.from), faults),
  });
  return faults[0] ?? result;
}

/** Ends with the first line that does not belong where it stands. */
function* pagesOf(
  lines: Iterable<ExportedLine>,
  first: number,
  faults: Refused[],
): Generator<StoredEntry[]> {
  let page: StoredEntry[] = [];
  let expected = first;
  for (const line of lines) {
    const fault = faultOf(line, expected);
    if (fault || !line.entry) {
      if (fault) faults.push(fault);
      return;
    }
    page.push(line.entry.stored);
    expected += 1;
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  yield page;
}

function faultOf(
  { line, entry }: ExportedLine,
  expected: number,
): Refused | undefined {
  if (!entry) {
    return {
      status: 'refused',
      code: 'entry-malformed',
      message: `Line ${line} is not an exported entry, or not a whole one.`,
    };
  }
  if (entry.index === expected) return undefined;
  return {
    status: 'refused',
    code: 'index-invalid',
    message: `Line ${line} has entry ${entry.index} where entry ${expected} belongs: something was left out, put in or moved.`,
  };
}
