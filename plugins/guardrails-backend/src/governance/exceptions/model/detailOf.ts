import type { ExceptionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { contractOf } from './contractOf';
import type { ControlRow } from './rows';
import { stateOf, type ExceptionWithApproval, type Present } from './stateOf';
import { summaryOf } from './summaryOf';

type Use = { decision_id: string; used_at: string };

/** One exception with what became of it. @internal */
export function detailOf(options: {
  row: ExceptionWithApproval;
  controls: ControlRow[];
  uses: Use[];
  present: Present;
}): ExceptionDetail {
  const { row, controls, uses, present } = options;
  return {
    ...summaryOf(row, present),
    contract: contractOf(row),
    control: JSON.parse(row.control),
    controlResults: controls.map(({ last_at: at, holds, detail }) => ({
      at,
      holds: holds === 1,
      ...(detail !== null && { detail }),
    })),
    ...(row.granted_at !== null && { grantedAt: row.granted_at }),
    ...(row.revoked_at !== null && {
      revoked: {
        at: row.revoked_at,
        by: row.revoked_by ?? '',
        reason: row.revoked_reason ?? '',
      },
    }),
    ...(row.renews !== null && { renews: row.renews }),
    timeline: timelineOf({ row, controls, uses, present }),
  };
}

type Event = ExceptionDetail['timeline'][number];

function timelineOf(options: {
  row: ExceptionWithApproval;
  controls: ControlRow[];
  uses: Use[];
  present: Present;
}): Event[] {
  const { row, controls, uses, present } = options;
  const events: Event[] = [
    {
      at: row.requested_at,
      kind: 'requested',
      actor: row.requester,
      detail: row.reason,
    },
    ...happened('granted', row.granted_at, {
      actor: peopleOf(row.granted_by).join(', '),
    }),
    ...happened('refused', row.refused_at),
    ...happened('carried-over', row.carried_at, {
      detail:
        'An upgrade changed how rules are identified; the rule is the same.',
    }),
    ...happened('revoked', row.revoked_at, {
      ...(row.revoked_by !== null && { actor: row.revoked_by }),
      ...(row.revoked_reason !== null && { detail: row.revoked_reason }),
    }),
    ...controls.map(({ since, holds, detail }) => ({
      at: since,
      kind: holds === 1 ? 'control-holds' : 'control-does-not-hold',
      ...(detail !== null && { detail }),
    })),
    ...happened('control-failed', row.control_failed_at),
    ...uses.map(use => ({
      at: use.used_at,
      kind: 'used',
      detail: `decision ${use.decision_id}`,
    })),
    ...(stateOf(row, present) === 'ended' ? happened('ended', row.until) : []),
  ];
  return events.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

function happened(
  kind: string,
  at: string | null,
  more: Partial<Event> = {},
): Event[] {
  return at === null ? [] : [{ at, kind, ...more }];
}

function peopleOf(json: string | null): string[] {
  return json === null ? [] : JSON.parse(json);
}
