import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { EndpointStore } from './EndpointStore';
import { IncidentStore } from './IncidentStore';
import { MaintenanceStore } from './MaintenanceStore';
import { RollupStore } from './RollupStore';
import { SampleStore } from './SampleStore';

/** How long history is kept, in milliseconds. @internal */
export type Retention = {
  samples: number;
  fiveMinutes: number;
  hours: number;
  incidents: number;
  /** Of endpoints that are not declared any more. */
  removed: number;
  /** Of maintenance that users announced. */
  maintenance: number;
};

const DAY = 86_400_000;

/** @internal */
export const defaultRetention: Retention = {
  samples: 2 * DAY,
  fiveMinutes: 30 * DAY,
  hours: 400 * DAY,
  incidents: 730 * DAY,
  removed: 7 * DAY,
  maintenance: 730 * DAY,
};

/**
 * Sums up the hours that are over, then deletes what is older than it is kept. In this order: what is deleted has been
 * summed up before.
 * @internal
 */
export async function pruneHistory(
  knex: Knex,
  options: { retention?: Retention; signal?: AbortSignal } = {},
): Promise<void> {
  const { retention = defaultRetention, signal } = options;
  const now = await databaseTime(knex);
  const rollups = new RollupStore(knex);
  await rollups.sumUpHours(now, signal);
  if (signal?.aborted) return;
  const { samples, fiveMinutes, hours, incidents, removed } = retention;
  const { maintenance } = retention;
  await new SampleStore(knex).prune(now - samples, signal);
  await rollups.prune({ span: 300, before: now - fiveMinutes }, signal);
  await rollups.prune({ span: 3600, before: now - hours }, signal);
  await new IncidentStore(knex).prune(now - incidents, signal);
  await new MaintenanceStore(knex).prune(now - maintenance, signal);
  await pruneRemoved(knex, now - removed, signal);
}

/**
 * Each endpoint with its history in one transaction that holds it: declared again, it either has all of its history or
 * is a new one. Its samples and old sums went before: less than twenty thousand rows are left at the default retention.
 */
async function pruneRemoved(
  knex: Knex,
  before: number,
  signal?: AbortSignal,
): Promise<void> {
  const endpoints = new EndpointStore(knex);
  while (!signal?.aborted) {
    const ids = await endpoints.removedBefore(before, 100);
    if (ids.length === 0) return;
    for (const id of ids) {
      if (signal?.aborted) return;
      await knex.transaction(transaction => prune(transaction, { id, before }));
    }
  }
}

async function prune(
  transaction: Knex.Transaction,
  endpoint: { id: string; before: number },
): Promise<void> {
  // Declared again since it was read, it is left as it is.
  if (!(await new EndpointStore(transaction).deleteRemoved(endpoint))) return;
  const { id } = endpoint;
  await new SampleStore(transaction).deleteOf(id);
  await new RollupStore(transaction).deleteOf(id);
  await new IncidentStore(transaction).deleteOf(id);
}
