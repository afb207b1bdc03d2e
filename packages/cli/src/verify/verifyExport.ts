import {
  ConsentTrail,
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
  const unfounded: Refused[] = [];
  const result = await verifyInterval({
    ...verifying,
    interval,
    pages: pagesOf(lines, {
      first: Number(interval.from),
      faults,
      unfounded,
    }),
  });
  if (faults[0]) return faults[0];
  // What the proof refuses is the graver news.
  return result.status === 'verified' ? unfounded[0] ?? result : result;
}

/** Ends with the first line that does not belong where it stands. */
function* pagesOf(
  lines: Iterable<ExportedLine>,
  options: { first: number; faults: Refused[]; unfounded: Refused[] },
): Generator<StoredEntry[]> {
  const { faults, unfounded } = options;
  const trail = new ConsentTrail();
  let page: StoredEntry[] = [];
  let expected = options.first;
  for (const line of lines) {
    const fault = faultOf(line, expected);
    if (fault || !line.entry) {
      if (fault) faults.push(fault);
      return;
    }
    page.push(line.entry.stored);
    const message = trail.take(line.entry.stored);
    if (message !== undefined) {
      const code = 'consent-missing';
      unfounded.push({ status: 'refused', code, message, index: expected });
    }
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
      message: `Line ${line} is not a complete exported entry.`,
    };
  }
  if (entry.index === expected) return undefined;
  return {
    status: 'refused',
    code: 'index-invalid',
    message: `Line ${line} has entry ${entry.index} instead of entry ${expected}: an entry was removed, inserted or moved.`,
  };
}
