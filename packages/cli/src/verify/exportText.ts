import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { IntervalVerification } from '@backstage-guardrails/policy-ledger';

/** The verification of an export for people. @internal */
export function exportText(options: {
  result: IntervalVerification;
  file: string;
}): string {
  const { result, file } = options;
  const name = escapeForDisplay(file);
  if (result.status !== 'verified') {
    const words =
      result.status === 'refused' ? 'Verification failed' : 'Cannot verify';
    const at = result.index === undefined ? '' : `Entry ${result.index}: `;
    return `✗ ${words}: ${name}\n  ✗ ${at}${escapeForDisplay(
      result.message,
    )} [${result.code}]\n`;
  }
  const { interval, checkpoint, present, erased } = result;
  const held =
    result.held === 'proved'
      ? '✓ Your checkpoint is part of the same history.'
      : '◆ Not proven: that the log shows everyone the same history. Use --checkpoint.';
  return [
    `✓ Verified: ${name}`,
    `  ✓ ${entriesOf(interval)} of ${escapeForDisplay(
      checkpoint.origin,
    )}: none changed, removed, inserted or moved.`,
    `  ✓ The given key signed the first ${checkpoint.size} entries of that log.`,
    `  ${
      erased === 0 ? '✓' : '◆'
    } ${present} payloads are unchanged; ${erased} were erased.`,
    `  ${held}`,
    '',
  ].join('\n');
}

/** Both ends included, as people count. */
function entriesOf({ from, to }: { from: number; to: number }): string {
  if (from === to) return 'No entries';
  return from + 1 === to ? `Entry ${from}` : `Entries ${from} to ${to - 1}`;
}
