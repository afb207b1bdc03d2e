import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { type LoadRow, type SourceRow } from '../database';
import { firstCode, isFailure, unallocatedShares } from '../queries';

/** Shows how old the data of each source is, and what of it grows, when metrics are collected. @internal */
export function observeCosts(options: {
  metrics: Pick<MetricsService, 'createObservableGauge'>;
  knex: Knex;
}): void {
  const { metrics, knex } = options;
  const secondsSince = (now: number, at: number | string | null) =>
    at === null
      ? undefined
      : Math.max(0, Math.trunc((now - parseInt(String(at), 10)) * 1e-3));

  metrics
    .createObservableGauge('entity_cost.source.check.age', {
      description: 'Time since a source was checked for new data',
      unit: 's',
    })
    .addCallback(async result => {
      const now = await databaseTime(knex);
      for (const { id, checked_at } of await sources(knex)) {
        const age = secondsSince(now, checked_at);
        if (age !== undefined) result.observe(age, { source: id });
      }
    });
  metrics
    .createObservableGauge('entity_cost.source.data.age', {
      description: 'Time since a source had new data that was loaded',
      unit: 's',
    })
    .addCallback(async result => {
      const now = await databaseTime(knex);
      for (const { id, changed_at } of await sources(knex)) {
        const age = secondsSince(now, changed_at);
        if (age !== undefined) result.observe(age, { source: id });
      }
    });
  metrics
    .createObservableGauge('entity_cost.source.failing', {
      description: '1 while the last check of a source failed',
    })
    .addCallback(async result => {
      for (const { id, problem } of await sources(knex)) {
        result.observe(problem === null ? 0 : 1, { source: id });
      }
    });
  metrics
    .createObservableGauge('entity_cost.loads.rows', {
      description: 'Rows of the loads in force',
    })
    .addCallback(async result => {
      const row = await knex<LoadRow>('loads')
        .whereIn('id', knex('in_force').select('load_id'))
        .sum({ rows: 'rows' })
        .first();
      result.observe(parseInt(String(row?.rows ?? 0), 10));
    });
  metrics
    .createObservableGauge('entity_cost.loads.failed', {
      description:
        'Loads that failed and are kept with their problems: refused for a row or file, or failed for the portal or source',
    })
    .addCallback(async result => {
      const rows = await knex<LoadRow>('loads')
        .where({ state: 'failed' })
        .select('problems');
      const refused = rows.filter(row => !isFailure(firstCode(row)));
      result.observe(refused.length, { state: 'refused' });
      result.observe(rows.length - refused.length, { state: 'failed' });
    });
  metrics
    .createObservableGauge('entity_cost.unallocated.share', {
      description:
        'Part of the effective costs of the newest month that is not allocated, of 1',
    })
    .addCallback(async result => {
      for (const { currency, perMille } of await unallocatedShares(knex)) {
        result.observe(perMille * 1e-3, { currency });
      }
    });
}

async function sources(knex: Knex): Promise<SourceRow[]> {
  return knex<SourceRow>('sources').where({ configured: true });
}
