import {
  type ContractRequirement,
  type HealthEvent,
  type HealthThresholds,
  inMaintenance,
  nextState,
  rollupOf,
  type StoredCheck,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import type { ClaimedEndpoint } from './ClaimedEndpoint';
import { EndpointStore } from './EndpointStore';
import { IncidentStore } from './IncidentStore';
import { RollupStore } from './RollupStore';
import { SampleStore } from './SampleStore';

/** A check that was made. @internal */
export type CheckResult = {
  endpoint: ClaimedEndpoint;
  check: StoredCheck;
  /** What the check did not meet of the health contract; absent where the endpoint was not asked. */
  unmet?: readonly ContractRequirement[];
  /** Whether the check took long, with or without an answer. */
  slow: boolean;
  nextAt: number;
};

/** What happened to an endpoint with a check that was recorded. */
type RecordedCheck = { endpointId: string; events: HealthEvent[] };

/**
 * Records checks: states, samples, rollups and incidents, all or none of them. The first statement locks the endpoints
 * and their claims are used up, so a check is recorded once, however often this is tried, and not at all when its claim
 * is over.
 * @returns the checks that were recorded
 * @internal
 */
export async function recordChecks(
  knex: Knex,
  options: {
    results: readonly CheckResult[];
    thresholds?: HealthThresholds;
  },
): Promise<RecordedCheck[]> {
  const { results, thresholds } = options;
  const outcomes = results.map(result => outcomeOf(result, thresholds));
  return knex.transaction(async transaction => {
    const held = await new EndpointStore(transaction).settle(outcomes);
    await new SampleStore(transaction).add(held);
    await new RollupStore(transaction).add(held);
    const incidents = new IncidentStore(transaction);
    for (const { endpointId, state, events } of held) {
      const about = { endpointId };
      for (const event of events) {
        if (event.kind === 'incident-opened') {
          const { openedAt } = event;
          await incidents.open({ ...about, openedAt, reason: state.reason });
        } else if (event.kind === 'incident-closed') {
          const { openedAt, closedAt } = event;
          await incidents.close({ ...about, openedAt, closedAt });
        }
      }
    }
    return held.map(({ endpointId, events }) => ({ endpointId, events }));
  });
}

function outcomeOf(
  result: CheckResult,
  thresholds: HealthThresholds | undefined,
) {
  const { endpoint, check } = result;
  const { at, status, reason } = check;
  const maintenance = inMaintenance(endpoint.maintenance, at);
  const latency = check.kind === 'answered' ? check.latency : undefined;
  return {
    ...result,
    ...nextState({
      state: endpoint.state,
      sample: { at, status, reason },
      maintenance,
      thresholds,
    }),
    endpointId: endpoint.id,
    at,
    maintenance,
    rollup: rollupOf({ status, latency, maintenance }),
  };
}
