import {
  INTERVAL_VERSION,
  type IntervalVerification,
  type StoredEntry,
  verifyInterval,
} from '@backstage-guardrails/policy-ledger';
import {
  canonicalJson,
  escapeForDisplay,
} from '@backstage-guardrails/policy-model';

type Verifying = Pick<
  Parameters<typeof verifyInterval>[0],
  'held' | 'keys' | 'sha256' | 'subtle'
>;

/** So many entries are parsed at a time. */
const PAGE = 500;

/** Whether a text is an export of the ledger as JSON Lines, from its first line. @internal */
export function isExport(text: string): boolean {
  const [head] = text.split('\n', 1);
  const parsed = parse(head);
  return parsed?.version === INTERVAL_VERSION;
}

/** Verifies exported entries, line by line as they stand in the file. @internal */
export async function verifyExport(
  text: string,
  verifying: Verifying,
): Promise<IntervalVerification> {
  const [head, ...lines] = text.replace(/\n$/, '').split('\n');
  const interval = parse(head);
  const unreadable = { line: 0 };
  const result = await verifyInterval({
    ...verifying,
    interval,
    pages: pagesOf(lines, Number(interval?.from), unreadable),
  });
  return unreadable.line === 0
    ? result
    : {
        status: 'refused',
        code: 'entry-malformed',
        message: `Line ${unreadable.line} is not an exported entry.`,
      };
}

/** @internal */
export function exportText(options: {
  result: IntervalVerification;
  file: string;
}): string {
  const { result, file } = options;
  const name = escapeForDisplay(file);
  if (result.status !== 'verified') {
    const words =
      result.status === 'refused' ? 'Not verified' : 'Could not decide';
    const at = result.index === undefined ? '' : `Entry ${result.index}: `;
    return `✗ ${words}: ${name}\n  ✗ ${at}${escapeForDisplay(
      result.message,
    )} [${result.code}]\n`;
  }
  const { interval, checkpoint, present, erased } = result;
  const held =
    result.held === 'proved'
      ? '✓ The checkpoint you hold is the one they are proved against.'
      : '◆ No checkpoint from elsewhere was given, so it is not proved that the log shows everybody the same.';
  return [
    `✓ Verified: ${name}`,
    `  ✓ Entries ${interval.from} up to ${interval.to} of ${escapeForDisplay(
      checkpoint.origin,
    )}: none changed, left out, put in or moved.`,
    `  ✓ The given key signed the first ${checkpoint.size} entries of that log.`,
    `  ${
      erased === 0 ? '✓' : '◆'
    } ${present} payloads are those that were recorded; ${erased} were erased.`,
    `  ${held}`,
    '',
  ].join('\n');
}

function* pagesOf(
  lines: string[],
  first: number,
  unreadable: { line: number },
): Iterable<StoredEntry[]> {
  for (let from = 0; from < lines.length; from += PAGE) {
    const page: StoredEntry[] = [];
    for (const [at, line] of lines.slice(from, from + PAGE).entries()) {
      const entry = entryOf(line, first + from + at);
      if (!entry) {
        unreadable.line = from + at + 2;
        return;
      }
      page.push(entry);
    }
    yield page;
  }
}

/** Whatever is not proved by the tree must not stand in a line, or somebody would believe it. */
function entryOf(text: string, expected: number): StoredEntry | undefined {
  const { index, entry, payload, salt, ...rest } = parse(text) ?? {};
  if (index !== expected || Object.keys(rest).length > 0) return undefined;
  try {
    return {
      headerText: canonicalJson(entry),
      ...(payload !== undefined && { payloadText: canonicalJson(payload) }),
      ...(typeof salt === 'string' && { salt: Buffer.from(salt, 'base64') }),
    };
  } catch {
    return undefined;
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
