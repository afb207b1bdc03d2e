import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { type AlertCondition, type AlertLevel, alertsDue } from './alertsDue';
import { type AlertRow, AlertStore } from './AlertStore';

/** Notifications of one kind to one owner in one round, before they become one. */
const HANDFUL = 5;

/** Notifications in one round; the rest is for the next. */
const MOST = 200;

type Payload = Parameters<NotificationService['send']>[0]['payload'];

const severities: Record<AlertLevel, NonNullable<Payload['severity']>> = {
  'all-fail': 'critical',
  'some-fail': 'high',
  expiring: 'normal',
};

const levels: AlertLevel[] = ['expiring', 'some-fail', 'all-fail'];

/**
 * Tells the owners of entities that they fail, that they still do, and that they pass again.
 *
 * What to tell follows from what is in the database, not from events: a round that fails, or a process that dies, is made
 * up for by the next round. The notification of an entity has one scope, so one that is sent again replaces itself.
 * @internal
 */
export class Alerts {
  readonly #knex: Knex;
  readonly #notifications: Pick<NotificationService, 'send'>;
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #remindEvery: number;
  #failing = false;

  constructor(options: {
    knex: Knex;
    notifications: Pick<NotificationService, 'send'>;
    logger: Pick<LoggerService, 'warn'>;
    /** Milliseconds. */
    remindEvery: number;
  }) {
    this.#knex = options.knex;
    this.#notifications = options.notifications;
    this.#logger = options.logger;
    this.#remindEvery = options.remindEvery;
  }

  /** Run it in one replica at a time. Never rejects because of the notifications service. */
  async run(): Promise<void> {
    const now = await databaseTime(this.#knex);
    const store = new AlertStore(this.#knex);
    const conditions = await alertsDue(this.#knex, now);
    const known = new Map(
      (await store.all()).map(row => [row.entity_ref, row]),
    );
    const due = conditions
      .filter(condition =>
        isDue(condition, known.get(condition.entityRef), now),
      )
      .slice(0, MOST);
    for (const group of byOwner(due)) {
      for (const condition of group) {
        await store.put(condition, now + this.#remindEvery);
      }
      const payloads =
        group.length > HANDFUL
          ? [digestOf(group)]
          : group.map(condition => payloadOf(condition, known));
      if (!(await this.#send(group[0].owner, payloads))) return;
      await store.sent(
        group.map(({ entityRef }) => entityRef),
        now,
      );
    }
    const bad = new Set(conditions.map(({ entityRef }) => entityRef));
    await this.#recover(
      [...known.values()].filter(row => !bad.has(row.entity_ref)),
    );
  }

  /** What is in maintenance or gone has not recovered: it is forgotten without a notification. */
  async #recover(rows: readonly AlertRow[]): Promise<void> {
    const store = new AlertStore(this.#knex);
    const refs = rows.map(row => row.entity_ref);
    const passing = new Set(await passingEntities(this.#knex, refs));
    for (const row of rows.slice(0, MOST)) {
      const { entity_ref: entityRef, owner } = row;
      const tell = row.sent_at !== null && passing.has(entityRef);
      if (tell && !(await this.#send(owner, [recoveryOf(entityRef)]))) return;
      await store.forget([entityRef]);
    }
  }

  /** `false` where the notifications service does not take them; said once until it does. */
  async #send(owner: string, payloads: readonly Payload[]): Promise<boolean> {
    try {
      for (const payload of payloads) {
        await this.#notifications.send({
          recipients: { type: 'entity', entityRef: owner },
          payload,
        });
      }
      this.#failing = false;
      return true;
    } catch (error) {
      if (!this.#failing) {
        this.#logger.warn(
          'Owners are not told about the health of their entities. Install the notifications plugin, or set entityHealth.notifications.enabled to false.',
          { error: stringifyError(error) },
        );
      }
      this.#failing = true;
      return false;
    }
  }
}

function isDue(
  condition: AlertCondition,
  known: AlertRow | undefined,
  now: number,
): boolean {
  if (!known || known.sent_at === null) return true;
  const worse = levels.indexOf(condition.level) > levels.indexOf(known.level);
  return worse || Number(known.remind_at) <= now;
}

/** In the order of the conditions, so the owner of the worst is told first. */
function byOwner(conditions: readonly AlertCondition[]): AlertCondition[][] {
  const groups = new Map<string, AlertCondition[]>();
  for (const condition of conditions) {
    const group = groups.get(condition.owner);
    if (group) group.push(condition);
    else groups.set(condition.owner, [condition]);
  }
  return [...groups.values()];
}

async function passingEntities(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<string[]> {
  const rows: { entity_ref: string }[] = await knex('endpoints')
    .distinct('entity_ref')
    .whereIn('entity_ref', [...entityRefs])
    .whereNull('removed_at')
    .whereNotExists(
      knex('endpoints as other')
        .whereRaw('other.entity_ref = endpoints.entity_ref')
        .whereNull('other.removed_at')
        .whereNot('other.status', 'pass'),
    );
  return rows.map(row => row.entity_ref);
}

function payloadOf(
  condition: AlertCondition,
  known: ReadonlyMap<string, AlertRow>,
): Payload {
  const { entityRef, level, failing, endpoints, reason, since } = condition;
  const { name } = parseEntityRef(entityRef);
  const again = known.get(entityRef)?.sent_at ? 'still ' : '';
  const title =
    level === 'expiring'
      ? `${name}: a certificate expires soon`
      : `${name} ${again}fails`;
  const start = new Date(since).toISOString().slice(0, 16).replace('T', ' ');
  const description =
    level === 'expiring'
      ? `Renew the certificate. It is known since ${start} UTC.`
      : `${failing} of ${endpoints} endpoints since ${start} UTC (${reason}).`;
  return {
    title,
    description,
    link: linkOf(entityRef),
    severity: severities[level],
    topic: 'entity-health',
    scope: scopeOf(entityRef),
  };
}

function digestOf(conditions: readonly AlertCondition[]): Payload {
  const names = conditions
    .slice(0, HANDFUL)
    .map(({ entityRef }) => parseEntityRef(entityRef).name);
  const [{ level, owner }] = conditions;
  return {
    title: `${conditions.length} entities do not pass their health checks`,
    description: `The worst: ${names.join(', ')}.`,
    link: `/health/endpoints?owner=${encodeURIComponent(owner)}`,
    severity: severities[level],
    topic: 'entity-health',
    scope: `entity-health:owner:${owner}`,
  };
}

function recoveryOf(entityRef: string): Payload {
  return {
    title: `${parseEntityRef(entityRef).name} passes again`,
    link: linkOf(entityRef),
    severity: 'low',
    topic: 'entity-health',
    scope: scopeOf(entityRef),
  };
}

function scopeOf(entityRef: string): string {
  return `entity-health:${entityRef}`;
}

function linkOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${[namespace, kind, name]
    .map(encodeURIComponent)
    .join('/')}`;
}
