import {
  EntityHealthError,
  MAX_MAINTENANCE,
  maintenanceWindow,
  type MaintenanceWindow,
} from '@backstage-guardrails/plugin-entity-health-common';
import {
  databaseTime,
  deleteInBatches,
  isSqlite,
} from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far ahead maintenance can be announced. */
const AHEAD = 90 * DAY;

/** Windows of an entity that are on or to come. */
const MOST = 20;

/** Windows with less than this between them count as one: what never ends is no maintenance. */
const APART = HOUR;

/** A row of the table `maintenance`. PostgreSQL returns 64 bit integers as text. @internal */
export type MaintenanceRow = {
  id: string;
  entity_ref: string;
  from_at: number | string;
  until_at: number | string;
  reason: string;
  created_by: string;
  created_at: number | string;
  ended_by: string | null;
};

/** Maintenance that users announce. @internal */
export class MaintenanceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @throws EntityHealthError with the rule that the window breaks */
  async create(request: {
    entityRef: string;
    /** Now, where it is left out. */
    from?: number;
    until: number;
    reason: string;
    createdBy: string;
  }): Promise<MaintenanceRow> {
    const { entityRef, reason, createdBy } = request;
    return this.#knex.transaction(async transaction => {
      if (!isSqlite(transaction)) {
        await transaction.raw('select pg_advisory_xact_lock(hashtext(?))', [
          `entity-health maintenance ${entityRef}`,
        ]);
      }
      const now = await databaseTime(transaction);
      const { from = now, until } = request;
      checkWindow({ from, until }, now);
      const others = await this.#around(transaction, entityRef, now);
      checkTogether({ from, until }, others);
      const row: MaintenanceRow = {
        id: randomUUID(),
        entity_ref: entityRef,
        from_at: from,
        until_at: until,
        reason,
        created_by: createdBy,
        created_at: now,
        ended_by: null,
      };
      await transaction<MaintenanceRow>('maintenance').insert(row);
      return row;
    });
  }

  async find(id: string): Promise<MaintenanceRow | undefined> {
    return this.#knex<MaintenanceRow>('maintenance').where({ id }).first();
  }

  /** Ends a window now, or before it begins. `undefined` if it is over already. */
  async end(id: string, endedBy: string): Promise<MaintenanceRow | undefined> {
    const now = await databaseTime(this.#knex);
    const [row] = await this.#knex<MaintenanceRow>('maintenance')
      .where({ id })
      .where('until_at', '>', now)
      .update({
        until_at: this.#knex.raw(
          'case when from_at > ? then from_at else ? end',
          [now, now],
        ),
        ended_by: endedBy,
      })
      .returning('*');
    return row;
  }

  /** Windows of entities that are not over at an instant. */
  async notOver(
    entityRefs: readonly string[],
    at: number,
  ): Promise<MaintenanceRow[]> {
    return this.#knex<MaintenanceRow>('maintenance')
      .whereIn('entity_ref', [...entityRefs])
      .where('until_at', '>', at)
      .whereRaw('until_at > from_at')
      .orderBy(['from_at', 'id']);
  }

  /** Deletes windows that were over before an instant. */
  async prune(before: number, signal?: AbortSignal): Promise<number> {
    return deleteInBatches(this.#knex, {
      table: 'maintenance',
      key: ['id'],
      where: query => query.where('until_at', '<', before),
      signal,
    });
  }

  /** Windows of an entity that a new one may follow on, those that are over since a short time included. */
  async #around(
    knex: Knex,
    entityRef: string,
    now: number,
  ): Promise<MaintenanceWindow[]> {
    const since = now - MAX_MAINTENANCE - APART;
    const rows = await knex<MaintenanceRow>('maintenance')
      .where({ entity_ref: entityRef })
      .where('until_at', '>', since)
      .whereRaw('until_at > from_at');
    const open = rows.filter(row => Number(row.until_at) > now);
    if (open.length >= MOST) {
      throw new EntityHealthError({
        code: 'maintenance-too-many',
        message: `The entity has ${MOST} maintenance windows that are on or to come. End one of them first.`,
      });
    }
    return rows.map(row => ({
      from: Number(row.from_at),
      until: Number(row.until_at),
    }));
  }
}

function checkWindow(window: MaintenanceWindow, now: number): void {
  const checked = maintenanceWindow(window);
  if (!checked.ok && checked.code === 'too-long') throw tooLong();
  const fault = faultOf(window, checked.ok, now);
  if (fault === undefined) return;
  throw new EntityHealthError({ code: 'maintenance-invalid', message: fault });
}

function faultOf(
  { from, until }: MaintenanceWindow,
  wellFormed: boolean,
  now: number,
): string | undefined {
  if (!wellFormed) {
    return 'The maintenance does not end after it starts. Choose a later end.';
  }
  if (until <= now) {
    return 'The end of the maintenance has passed. Choose a later end.';
  }
  if (from < now - HOUR) {
    return 'The start of the maintenance has passed. Leave it out to start now.';
  }
  return from > now + AHEAD
    ? 'The maintenance starts in more than 90 days. Choose an earlier start.'
    : undefined;
}

/** With the windows that it touches, one after the other, the new one lasts no longer than one alone may. */
function checkTogether(
  added: MaintenanceWindow,
  others: readonly MaintenanceWindow[],
): void {
  const touching = others.filter(
    other =>
      other.from < added.until + APART && other.until > added.from - APART,
  );
  if (touching.length > 0) {
    const joined = {
      from: Math.min(added.from, ...touching.map(other => other.from)),
      until: Math.max(added.until, ...touching.map(other => other.until)),
    };
    // Those that the joined window touches in turn.
    checkTogether(
      joined,
      others.filter(other => !touching.includes(other)),
    );
  } else if (added.until - added.from > MAX_MAINTENANCE) throw tooLong();
}

function tooLong(): EntityHealthError {
  return new EntityHealthError({
    code: 'maintenance-too-long',
    message:
      'Maintenance lasts at most 24 hours, together with maintenance of the same entity less than an hour before or after. Choose an earlier end.',
  });
}
