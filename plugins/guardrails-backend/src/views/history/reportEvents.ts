import type { TimelineEvent } from '@backstage-guardrails/plugin-guardrails-common';
import type { RunReportRow } from '../../governance/grants';
import { silentAt } from './checkFactOf';

/** What a decision's timeline says of the check after it. @internal */
export function reportEvents(
  report: RunReportRow | undefined,
  now: string,
): TimelineEvent[] {
  if (!report) return [];
  const { started_at: at, enforcement_point: actor } = report;
  const started =
    at === null ? [] : [{ at, kind: 'check-started' as const, actor }];
  return [...started, ...endEvents(report, now)];
}

function endEvents(report: RunReportRow, now: string): TimelineEvent[] {
  const { status, at, detail, enforcement_point: actor } = report;
  switch (status) {
    case 'checked':
      return [];
    case 'checking':
      return silentAt(report) > now
        ? []
        : [
            {
              at: silentAt(report),
              kind: 'check-failed',
              detail: 'Nothing was heard of it for an hour.',
            },
          ];
    case 'check-failed':
    case 'cancelled':
      return [
        {
          at,
          kind: status === 'cancelled' ? 'run-cancelled' : status,
          actor,
          ...(detail !== null && { detail }),
        },
      ];
    default:
      throw new TypeError(`Not a status: ${String(status satisfies never)}`);
  }
}
