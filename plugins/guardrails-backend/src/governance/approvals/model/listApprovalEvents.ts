import type { TimelineEvent } from '@backstage-guardrails/plugin-guardrails-common';
import type { ApprovalRelations } from './relations';
import type { ApprovalRow, ConsentRow, HandoverRow } from './rows';
import { deriveApprovalState } from './deriveApprovalState';
import { whyEnded } from './whyEnded';

const reviewed = {
  approve: 'approved',
  reject: 'rejected',
  'request-changes': 'changes-requested',
} as const satisfies Record<ConsentRow['kind'], TimelineEvent['kind']>;

/** What happened to a request, for the timeline of the decision it is about. @internal */
export function listApprovalEvents(
  row: ApprovalRow,
  relations: ApprovalRelations,
  now: string,
): TimelineEvent[] {
  return [
    {
      at: row.requested_at,
      kind: 'approval-requested',
      actor: row.requester,
      ...(row.reason !== null && { detail: row.reason }),
    },
    ...relations.consents.flatMap((consent): TimelineEvent[] => [
      {
        at: consent.at,
        kind: reviewed[consent.kind],
        actor: consent.person,
        ...(consent.reason !== null && { detail: consent.reason }),
      },
      ...(consent.withdrawn_at === null
        ? []
        : [
            {
              at: consent.withdrawn_at,
              kind: 'consent-withdrawn' as const,
              actor: consent.person,
            },
          ]),
    ]),
    ...relations.escalations.map(({ at }) => ({
      at,
      kind: 'approval-escalated' as const,
    })),
    ...relations.handovers.flatMap(handoverEvents),
    ...endEvents(row, now),
  ];
}

function handoverEvents(handover: HandoverRow): TimelineEvent[] {
  const { giver, taker, reason, at, returned_at: returnedAt } = handover;
  return [
    {
      at,
      kind: 'handed-over',
      actor: giver,
      detail: `To ${taker}: ${reason}`,
    },
    ...(returnedAt === null
      ? []
      : [
          {
            at: returnedAt,
            kind: 'handed-back' as const,
            actor: taker,
            detail: `To ${giver}`,
          },
        ]),
  ];
}

function endEvents(row: ApprovalRow, now: string): TimelineEvent[] {
  const at = row.closed_at ?? row.expires_at;
  switch (deriveApprovalState(row, now)) {
    case 'expired':
      return [{ at: row.expires_at, kind: 'approval-expired' }];
    case 'withdrawn':
      return [{ at, kind: 'approval-withdrawn', actor: row.requester }];
    case 'superseded':
      return [
        {
          at,
          kind: 'approval-withdrawn',
          detail:
            whyEnded(row) ?? 'Replaced by a newer request for other content',
        },
      ];
    default:
      return [];
  }
}
