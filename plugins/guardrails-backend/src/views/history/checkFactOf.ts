import type { RunFacts } from '@backstage-guardrails/plugin-guardrails-common';
import { addMilliseconds } from '../../base/time';
import type { RunReportRow } from '../../governance/grants';

/** An enforcement point that died reports nothing more; planning takes minutes. */
const SILENCE = 60 * 60_000;

/** When a check that is reported as going on counts as failed. @internal */
export function silentAt({ at }: Pick<RunReportRow, 'at'>): string {
  return addMilliseconds(at, SILENCE);
}

/** What the newest report of a run says of its check. @internal */
export function checkFactOf(
  report: Pick<RunReportRow, 'status' | 'at'> | undefined,
  now: string,
): RunFacts['check'] {
  if (!report) return undefined;
  const { status } = report;
  switch (status) {
    case 'checked':
      return undefined;
    case 'checking':
      return silentAt(report) > now ? 'running' : 'failed';
    case 'check-failed':
      return 'failed';
    case 'cancelled':
      return 'cancelled';
    default:
      throw new TypeError(`Not a status: ${String(status satisfies never)}`);
  }
}
