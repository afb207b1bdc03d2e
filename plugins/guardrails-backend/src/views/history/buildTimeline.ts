import type { TimelineEvent } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import type { GrantRow } from '../../governance/grants/model/rows';

/** What happened to a decision, oldest first. @internal */
export function buildTimeline(
  decision: Decision,
  grants: GrantRow[],
  approvals: TimelineEvent[] = [],
): TimelineEvent[] {
  const events: TimelineEvent[] = [
    { at: decision.evaluatedAt, kind: 'requested', actor: decision.actor.ref },
    { at: decision.recordedAt, kind: 'judged' },
    ...approvals,
    ...grants.flatMap(grantEvents),
  ];
  return events.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** What became of later decisions that rest on the approval that this one asked for: they are the same run. @internal */
export function resumptionEvents(
  decision: string,
  grants: GrantRow[],
): TimelineEvent[] {
  return grants
    .filter(grant => grant.decision_id !== decision)
    .flatMap(grant => [
      {
        at: grant.minted_at,
        kind: 'resumed' as const,
        actor: grant.enforcement_point,
        detail: `By task ${grant.task}, with decision ${grant.decision_id}`,
      },
      ...eventsOfUse(grant),
    ]);
}

const ended = {
  applied: 'applied',
  failed: 'apply-failed',
  unknown: 'outcome-unknown',
} as const;

function grantEvents(grant: GrantRow): TimelineEvent[] {
  return [
    {
      at: grant.minted_at,
      kind: 'grant-minted',
      actor: grant.enforcement_point,
      detail: `For task ${grant.task}`,
    },
    ...eventsOfUse(grant),
  ];
}

/** What happened with a grant once it was used. */
function eventsOfUse(grant: GrantRow): TimelineEvent[] {
  const events: TimelineEvent[] = [];
  if (grant.redeemed_at !== null) {
    events.push({
      at: grant.redeemed_at,
      kind: 'grant-redeemed',
      actor: grant.enforcement_point,
    });
  }
  if (grant.status !== null && grant.ended_at !== null) {
    events.push({
      at: grant.ended_at,
      kind: ended[grant.status],
      ...(grant.detail !== null && { detail: grant.detail }),
    });
  }
  if (grant.cataloged_at !== null && grant.entity !== null) {
    events.push({
      at: grant.cataloged_at,
      kind: 'cataloged',
      detail: grant.entity,
    });
  }
  return events;
}
