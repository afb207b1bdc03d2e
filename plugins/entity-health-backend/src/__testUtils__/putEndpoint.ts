import {
  type EndpointState,
  initialState,
  type StoredCheck,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { EndpointRow } from '../database/EndpointRow';
import { columnsOfState } from '../database/columnsOfState';

/** A check that an endpoint answered. */
export function answered(
  check: Partial<Extract<StoredCheck, { kind: 'answered' }>> = {},
): StoredCheck {
  return {
    kind: 'answered',
    at: Date.now(),
    status: 'pass',
    reason: 'reported-healthy',
    dialect: 'health-json',
    components: [],
    omittedComponents: 0,
    codeClass: '2xx',
    latency: 12,
    ...check,
  };
}

/** An endpoint in the database, in a state as after a check. */
export async function putEndpoint(
  knex: Knex,
  options: {
    entityRef: string;
    state?: Partial<EndpointState>;
    row?: Partial<EndpointRow>;
  },
): Promise<string> {
  const { entityRef, row = {} } = options;
  const id = row.id ?? randomUUID();
  const now = Date.now();
  const state: EndpointState = {
    ...initialState(now),
    status: 'pass',
    reason: 'reported-healthy',
    ...options.state,
  };
  await knex<EndpointRow>('endpoints').insert({
    entity_ref: entityRef,
    owner: 'group:default/payments',
    system: null,
    name: 'live',
    url: `https://${id}.example/health`,
    host: `${id}.example`,
    options: '{}',
    interval: 60,
    maintenance_from: null,
    maintenance_until: null,
    next_at: now + 60_000,
    claimed_by: null,
    claimed_until: null,
    slow: false,
    ...columnsOfState(state),
    state: JSON.stringify(state),
    unmet: null,
    last_check: JSON.stringify(answered()),
    removed_at: null,
    ...row,
    id,
  });
  return id;
}
