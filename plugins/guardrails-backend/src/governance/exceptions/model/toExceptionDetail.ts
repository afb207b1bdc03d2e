import type { ExceptionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { endReasonText } from '@backstage-guardrails/policy-model';
import { toContract } from './toContract';
import type { ControlRow, RecordedReads } from './rows';
import {
  deriveExceptionState,
  type ExceptionWithApproval,
  type Present,
} from './deriveExceptionState';
import { toExceptionSummary } from './toExceptionSummary';

type Use = { decision_id: string; used_at: string };

/** One exception with what became of it. @internal */
export function toExceptionDetail(options: {
  row: ExceptionWithApproval;
  controls: ControlRow[];
  uses: Use[];
  present: Present;
}): ExceptionDetail {
  const { row, controls, uses, present } = options;
  return {
    ...toExceptionSummary(row, present),
    decision: row.decision_id,
    contract: toContract(row),
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
    timeline: buildTimeline({ row, controls, uses, present }),
  };
}

type Event = ExceptionDetail['timeline'][number];

function buildTimeline(options: {
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
      actor: parsePeople(row.granted_by).join(', '),
    }),
    ...happened('refused', row.refused_at),
    ...happened('carried-over', row.carried_at, {
      detail: carriedOverText(row),
    }),
    ...(deriveExceptionState(row, present) === 'rule-changed'
      ? happened('rule-changed', row.ended_at, {
          detail: `${sentence(endReasonText(row.ended_because ?? ''))}.`,
        })
      : []),
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
    ...(deriveExceptionState(row, present) === 'ended'
      ? happened('ended', row.until)
      : []),
  ];
  return events.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

function carriedOverText(row: ExceptionWithApproval): string {
  if (row.carried_coverage !== null) {
    return 'The rule changed, and finds the same in the change that this was granted for. It covers only that.';
  }
  const { logic = null, types = {} }: Partial<RecordedReads> = JSON.parse(
    row.reads ?? '{}',
  );
  return logic === null || Object.keys(types).length === 0
    ? 'An upgrade changed how rules are identified; the rule is the same.'
    : 'The rule is the same for these types of resources.';
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function happened(
  kind: string,
  at: string | null,
  more: Partial<Event> = {},
): Event[] {
  return at === null ? [] : [{ at, kind, ...more }];
}

function parsePeople(json: string | null): string[] {
  return json === null ? [] : JSON.parse(json);
}
