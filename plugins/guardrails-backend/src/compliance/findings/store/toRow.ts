import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  type Finding,
} from '@backstage-guardrails/policy-model';
import { uuidv7 } from 'uuidv7';
import type { FindingLife, FindingState, Place, Placed } from '../model';
import type { FindingRow, FindingScope } from './rows';

/** Digest of what a finding is identified by within its scope. @internal */
export function placeDigest(
  source: string,
  { rule, resource, path }: Place,
): string {
  return sha256(canonicalJson([source, rule, resource, path]));
}

/** @internal */
export function toRow(
  placed: Placed,
  options: {
    scope: FindingScope;
    owner: string | undefined;
    uid?: string;
    system?: string;
  },
): FindingRow {
  const { scope, owner, uid, system } = options;
  const { place, life } = placed;
  const { status, observed } = life;
  const by = status.state === 'waived' ? status.by : undefined;
  return {
    // A row that is there already keeps its id: it is met by its place.
    id: uuidv7(),
    source: scope.source,
    entity_ref: scope.entity,
    entity_uid: uid ?? null,
    environment: scope.environment,
    owner: owner ?? null,
    system: system ?? null,
    rule: place.rule,
    level: life.attributes.level,
    place: placeDigest(scope.source, place),
    resource: place.resource,
    state: status.state,
    exception_id: by?.kind === 'exception' ? by.id : null,
    pre_approval: by?.kind === 'pre-approval' ? by.id : null,
    decision_id: life.decision,
    observed_at: observed.at,
    observed_by: observed.by,
    first_seen_at: life.firstSeenAt,
    last_seen_at: life.lastSeenAt,
    opened_at: status.state === 'proposed' ? null : status.openedAt ?? null,
    unconfirmed_at:
      status.state === 'not-confirmed' ? status.unconfirmedAt : null,
    resolved_at: status.state === 'resolved' ? status.resolvedAt : null,
    reopened: life.reopened,
    imported: life.imported,
    attributes: JSON.stringify(life.attributes),
  };
}

/** @internal */
export function toPlaced(row: FindingRow): Placed {
  const attributes: Finding = JSON.parse(row.attributes);
  const { rule, resource, path } = attributes;
  const life: FindingLife = {
    status: toStatus(row),
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    decision: row.decision_id,
    observed: { at: row.observed_at, by: row.observed_by },
    reopened: row.reopened,
    imported: Boolean(row.imported),
    attributes,
  };
  return { id: row.id, place: { rule, resource, path }, life };
}

function toStatus(row: FindingRow): FindingState {
  const { state, opened_at: opened, observed_at: observed } = row;
  const openedAt = opened ?? observed;
  switch (state) {
    case 'proposed':
      return { state };
    case 'open':
      return { state, openedAt };
    case 'waived':
      return {
        state,
        openedAt,
        by:
          row.exception_id === null
            ? { kind: 'pre-approval', id: row.pre_approval ?? '' }
            : { kind: 'exception', id: row.exception_id },
      };
    case 'not-confirmed':
      return {
        state,
        openedAt,
        unconfirmedAt: row.unconfirmed_at ?? observed,
      };
    case 'resolved':
      return {
        state,
        resolvedAt: row.resolved_at ?? observed,
        ...(opened !== null && { openedAt: opened }),
      };
    default:
      return state satisfies never;
  }
}
