import type { EndpointState } from '@backstage-guardrails/plugin-entity-health-common';

/** What lists are filtered and sorted by. @internal */
export function columnsOfState(state: EndpointState) {
  const { status, reason, since, checkedAt, flapping } = state;
  return { status, reason, since, checked_at: checkedAt, flapping };
}
