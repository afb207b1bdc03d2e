import type {
  CodeClass,
  HealthReason,
  HealthStatus,
  StoredCheck,
} from '@backstage-guardrails/plugin-entity-health-common';
import { deleteInBatches } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { inStatements } from './inStatements';

/** A check as history keeps it. */
type Sample = {
  at: number;
  status: HealthStatus;
  reason: HealthReason;
  maintenance: boolean;
  codeClass?: CodeClass;
  latency?: number;
};

type SampleRow = {
  endpoint_id: string;
  at: number | string;
  status: HealthStatus;
  reason: HealthReason;
  code_class: CodeClass | null;
  latency: number | null;
  maintenance: boolean | number;
};

/** Single checks. @internal */
export class SampleStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Adds checks. Where the clock was set back, one may be of the instant of an earlier one, and is kept in its place. */
  async add(
    samples: readonly {
      endpointId: string;
      check: StoredCheck;
      maintenance: boolean;
    }[],
  ): Promise<void> {
    await inStatements(samples.map(toRow), rows =>
      this.#knex<SampleRow>('samples')
        .insert(rows)
        .onConflict(['endpoint_id', 'at'])
        .merge(),
    );
  }

  /** The newest samples of an endpoint, newest first. */
  async newest(endpointId: string, limit: number): Promise<Sample[]> {
    const rows = await this.#knex<SampleRow>('samples')
      .where({ endpoint_id: endpointId })
      .orderBy('at', 'desc')
      .limit(limit);
    return rows.map(toSample);
  }

  /** The samples of an endpoint since an instant, oldest first. */
  async since(endpointId: string, from: number): Promise<Sample[]> {
    const rows = await this.#knex<SampleRow>('samples')
      .where({ endpoint_id: endpointId })
      .where('at', '>=', from)
      .orderBy('at');
    return rows.map(toSample);
  }

  /** Deletes samples before an instant. */
  async prune(before: number, signal?: AbortSignal): Promise<number> {
    return deleteInBatches(this.#knex, {
      table: 'samples',
      key: ['endpoint_id', 'at'],
      where: query => query.where('at', '<', before),
      signal,
    });
  }

  /** Deletes the samples of an endpoint. */
  async deleteOf(endpointId: string): Promise<void> {
    await deleteInBatches(this.#knex, {
      table: 'samples',
      key: ['endpoint_id', 'at'],
      where: query => query.where({ endpoint_id: endpointId }),
    });
  }
}

function toRow(sample: {
  endpointId: string;
  check: StoredCheck;
  maintenance: boolean;
}): SampleRow {
  const { endpointId, check, maintenance } = sample;
  const answered = check.kind === 'answered';
  return {
    endpoint_id: endpointId,
    at: check.at,
    status: check.status,
    reason: check.reason,
    code_class: answered ? check.codeClass : null,
    latency: answered ? check.latency : null,
    maintenance,
  };
}

function toSample(row: SampleRow): Sample {
  return {
    at: Number(row.at),
    status: row.status,
    reason: row.reason,
    maintenance: Boolean(row.maintenance),
    ...(row.code_class === null ? {} : { codeClass: row.code_class }),
    ...(row.latency === null ? {} : { latency: row.latency }),
  };
}
