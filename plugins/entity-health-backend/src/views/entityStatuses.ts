import {
  type ContractRequirement,
  contractRequirements,
  type ContractResult,
  type EntityStatus,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { CurrentEndpoint } from '../queries/currentEndpoints';
import { toTimestamp } from './toTimestamp';

/** The status of each entity that has endpoints, from the rows of all of its endpoints. @internal */
export function entityStatuses(
  rows: readonly CurrentEndpoint[],
): Map<string, EntityStatus> {
  const byEntity = new Map<string, CurrentEndpoint[]>();
  for (const row of rows) {
    const endpoints = byEntity.get(row.entity_ref);
    if (endpoints) endpoints.push(row);
    else byEntity.set(row.entity_ref, [row]);
  }
  return new Map(
    [...byEntity].map(([ref, endpoints]) => [ref, statusOf(endpoints)]),
  );
}

/** The worst status, since the first endpoint has it. */
function statusOf(endpoints: readonly CurrentEndpoint[]): EntityStatus {
  const worst = endpoints.reduce((one, other) =>
    other.severity < one.severity ||
    (other.severity === one.severity && Number(other.since) < Number(one.since))
      ? other
      : one,
  );
  const checked = endpoints
    .filter(row => row.last_check !== null)
    .map(row => Number(row.checked_at));
  return {
    entityRef: worst.entity_ref,
    status: worst.status,
    reason: worst.reason,
    since: toTimestamp(worst.since),
    ...(checked.length > 0
      ? { checkedAt: toTimestamp(Math.max(...checked)) }
      : {}),
    flapping: endpoints.some(row => Boolean(row.flapping)),
    maintenance: endpoints.some(
      row => row.user_until !== null || row.annotation_until !== null,
    ),
    endpoints: endpoints.length,
    contract: contractOf(endpoints),
  };
}

function contractOf(endpoints: readonly CurrentEndpoint[]): ContractResult {
  if (endpoints.length !== 1) return 'not-met';
  const unmet = unmetOf(endpoints[0]);
  if (!unmet) return 'unknown';
  return unmet.length === 0 ? 'met' : 'not-met';
}

/** What the newest check of an endpoint did not meet of the contract; `undefined` before the first. @internal */
export function unmetOf(
  row: Pick<CurrentEndpoint, 'unmet'>,
): ContractRequirement[] | undefined {
  if (row.unmet === null) return undefined;
  const stored = row.unmet.split(',');
  return contractRequirements.filter(requirement =>
    stored.includes(requirement),
  );
}
