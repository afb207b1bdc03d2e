import type { HealthReason } from '@backstage-guardrails/plugin-entity-health-common';
import { deleteInBatches } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/** A time in which an endpoint failed. */
type Incident = {
  openedAt: number;
  closedAt?: number;
  /** Why it failed when the incident opened. */
  reason: HealthReason;
};

type IncidentRow = {
  endpoint_id: string;
  opened_at: number | string;
  closed_at: number | string | null;
  reason: HealthReason;
};

/** Incidents. @internal */
export class IncidentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async open(incident: {
    endpointId: string;
    openedAt: number;
    reason: HealthReason;
  }): Promise<void> {
    const { endpointId, openedAt, reason } = incident;
    // Where the clock was set back, an incident may begin at the instant of an earlier one, and continues it.
    await this.#knex<IncidentRow>('incidents')
      .insert({
        endpoint_id: endpointId,
        opened_at: openedAt,
        closed_at: null,
        reason,
      })
      .onConflict(['endpoint_id', 'opened_at'])
      .merge(['closed_at']);
  }

  async close(incident: {
    endpointId: string;
    openedAt: number;
    closedAt: number;
  }): Promise<void> {
    const { endpointId, openedAt, closedAt } = incident;
    await this.#knex<IncidentRow>('incidents')
      .where({ endpoint_id: endpointId, opened_at: openedAt })
      .update({ closed_at: closedAt });
  }

  /** The newest incidents of an endpoint, newest first. */
  async newest(endpointId: string, limit: number): Promise<Incident[]> {
    const rows = await this.#knex<IncidentRow>('incidents')
      .where({ endpoint_id: endpointId })
      .orderBy('opened_at', 'desc')
      .limit(limit);
    return rows.map(row => ({
      openedAt: Number(row.opened_at),
      reason: row.reason,
      ...(row.closed_at === null ? {} : { closedAt: Number(row.closed_at) }),
    }));
  }

  /** Deletes incidents that were over before an instant; one that is open stays, however old. */
  async prune(before: number, signal?: AbortSignal): Promise<number> {
    return deleteInBatches(this.#knex, {
      table: 'incidents',
      key: ['endpoint_id', 'opened_at'],
      where: query => query.where('closed_at', '<', before),
      signal,
    });
  }

  /** Deletes the incidents of an endpoint. */
  async deleteOf(endpointId: string): Promise<void> {
    await deleteInBatches(this.#knex, {
      table: 'incidents',
      key: ['endpoint_id', 'opened_at'],
      where: query => query.where({ endpoint_id: endpointId }),
    });
  }
}
