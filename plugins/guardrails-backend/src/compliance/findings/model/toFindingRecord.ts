import type {
  FindingRecord,
  FindingStatus,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { DecisionId } from '@backstage-guardrails/policy-model';
import type { FindingLife, FindingState } from './FindingLife';
import { SWEEP } from './FindingSource';

/** A finding as readers get it. `waivedUntil` says when an exception ends that counts now. @internal */
export function toFindingRecord(options: {
  id: string;
  source: string;
  entity: string;
  environment: string;
  owner: string | null;
  system: string | null;
  life: FindingLife;
  waivedUntil: (exception: string) => string | undefined;
}): FindingRecord {
  const { id, source, entity, environment, owner, system, life } = options;
  const status = statusOf(life.status, options.waivedUntil);
  return {
    id,
    source,
    entity,
    ...(environment !== '' && { environment }),
    ...(owner !== null && { owner }),
    ...(system !== null && { system }),
    // The sweep makes no decision: there it is the id of the sweep, which cannot be looked up.
    ...(source !== SWEEP && { decision: life.decision as DecisionId }),
    firstSeenAt: life.firstSeenAt,
    lastSeenAt: life.lastSeenAt,
    ...durationsOf(life),
    reopened: life.reopened,
    imported: life.imported,
    status,
    finding: life.attributes,
  };
}

/** A waiver that ended leaves the finding open, since it was opened. */
function statusOf(
  status: FindingState,
  waivedUntil: (exception: string) => string | undefined,
): FindingStatus {
  if (status.state !== 'waived') return status;
  const { openedAt, by } = status;
  if (by.kind === 'pre-approval') {
    return { state: 'waived', openedAt, preApproval: by.id };
  }
  const until = waivedUntil(by.id);
  return until === undefined
    ? { state: 'open', openedAt }
    : { state: 'waived', openedAt, exception: by.id, until };
}

/**
 * From when it was there until it was seen, and until it was resolved, in milliseconds. A plan is evaluated before it is
 * applied, so what a decision found was detected at once.
 */
function durationsOf({ status, firstSeenAt }: FindingLife): {
  timeToDetect?: number;
  timeToResolve?: number;
} {
  if (status.state === 'proposed' || status.openedAt === undefined) return {};
  const { openedAt } = status;
  return {
    timeToDetect: Math.max(0, between(openedAt, firstSeenAt)),
    ...(status.state === 'resolved' && {
      timeToResolve: Math.max(0, between(openedAt, status.resolvedAt)),
    }),
  };
}

function between(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
