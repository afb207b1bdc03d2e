import type { TimelineEvent } from '@backstage-guardrails/plugin-guardrails-common';
import type { RunReportRow } from '../../governance/grants';

/** What a decision's timeline says of the check after it. @internal */
export function reportEvents(
  report: RunReportRow | undefined,
): TimelineEvent[] {
  if (!report) return [];
  const { status, started_at: startedAt, at, detail } = report;
  const actor = report.enforcement_point;
  const ended =
    status === 'check-failed' || status === 'cancelled'
      ? [
          {
            at,
            kind:
              status === 'cancelled'
                ? ('run-cancelled' as const)
                : ('check-failed' as const),
            actor,
            ...(detail !== null && { detail }),
          },
        ]
      : [];
  return [
    ...(startedAt === null
      ? []
      : [{ at: startedAt, kind: 'check-started' as const, actor }]),
    ...ended,
  ];
}
