import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { Server } from '@backstage-guardrails/access-postgres';
import type { PostgresServer } from '@backstage-guardrails/access-postgres/testUtils';
import type {
  Lease,
  LeaseRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { PostgresAccess } from '@backstage-guardrails/plugin-guardrails-backend-module-access-postgres';
import {
  guardrailsAccessExtensionPoint,
  type AccessProvider,
} from '@backstage-guardrails/plugin-guardrails-node';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { component, GuardrailsHarness, people } from './GuardrailsHarness';
import { rewrite } from './seals';

const { DEVELOPER, PLATFORM } = people;

export const SHOP = 'resource:default/shop-db';
export const SANDBOX = 'resource:default/sandbox-db';

/** Where a portal dies: the call reaches the system, or not, and never comes back to the portal. */
export type CrashPoint = `${'before' | 'after'} ${'grant' | 'revoke'}`;

/** Leases on a real server, with the verbs of the people in them. */
export class LeaseScenario {
  static async start(options: {
    knex: Knex;
    postgres: PostgresServer;
    config?: JsonObject;
    /** The portal stops for good at this point. */
    death?: CrashPoint;
    entities?: Entity[];
    features?: NonNullable<
      Parameters<typeof GuardrailsHarness.start>[0]['features']
    >;
  }): Promise<LeaseScenario> {
    const scheduler = mockServices.scheduler();
    let bury = () => {};
    const never = new Promise<never>((_, reject) => {
      bury = () => reject(new Error('The portal is dead'));
    });
    never.catch(() => undefined);
    const harness = await GuardrailsHarness.start({
      knex: options.knex,
      config: {
        approvals: { passkeys: 'off' },
        // The first look, at the start, counts; the next ones come when the story says so.
        leases: { reconcileEvery: '1h' },
        ...options.config,
      },
      entities: [
        database('shop-db', 'group:default/payments'),
        database('sandbox-db', 'group:default/payments'),
        ...(options.entities ?? []),
      ],
      features: [
        provider(options.postgres, options.death, never),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        ...(options.features ?? []),
      ],
    });
    return new LeaseScenario({ ...options, harness, scheduler, bury });
  }

  readonly harness: GuardrailsHarness;
  readonly knex: Knex;
  readonly postgres: PostgresServer;
  /** Lets the calls go that a dead portal would hold for ever, so that a test can end. */
  readonly bury: () => void;
  readonly #scheduler: ReturnType<typeof mockServices.scheduler>;

  private constructor(options: {
    harness: GuardrailsHarness;
    knex: Knex;
    postgres: PostgresServer;
    bury: () => void;
    scheduler: ReturnType<typeof mockServices.scheduler>;
  }) {
    this.harness = options.harness;
    this.knex = options.knex;
    this.postgres = options.postgres;
    this.bury = options.bury;
    this.#scheduler = options.scheduler;
  }

  request(options: Partial<LeaseRequest> & { person?: string } = {}) {
    const { person = DEVELOPER, ...asked } = options;
    return this.harness.as(person).requestLease({
      resource: SHOP,
      role: 'readonly',
      minutes: 30,
      purpose: 'Find the order that is stuck',
      incident: 'INC-7',
      ...asked,
    });
  }

  breakGlass(options: Partial<LeaseRequest> & { person?: string } = {}) {
    return this.request({ breakGlass: true, ...options });
  }

  async consented(
    lease: Lease,
    by = PLATFORM,
    kind: 'approve' | 'reject' = 'approve',
  ) {
    const { fingerprint } = await this.harness
      .as(by)
      .getApproval(lease.approval ?? '');
    await this.harness.as(by).consent(lease.approval ?? '', {
      kind,
      fingerprint,
      ...(kind === 'reject' && { reason: 'Not now' }),
    });
  }

  start(lease: Pick<Lease, 'id'>, person = DEVELOPER) {
    return this.harness.as(person).startLease(lease.id);
  }

  /** Asked for, consented to and started. */
  async started(options: Partial<LeaseRequest> = {}) {
    const lease = await this.request(options);
    await this.consented(lease);
    return this.start(lease);
  }

  reconcile(): Promise<void> {
    return this.#scheduler.triggerTask('guardrails-reconcile-leases');
  }

  /** Moves what is on record into the past: the clock of the database is nobody's to turn. */
  async wait(lease: Pick<Lease, 'id'>, minutes: number): Promise<void> {
    const row = await this.knex('leases').where({ id: lease.id }).first();
    const earlier = (time: string | null) =>
      time === null
        ? null
        : new Date(Date.parse(time) - minutes * 60_000).toISOString();
    await rewrite(this.knex, 'leases', {
      where: { id: lease.id },
      change: {
        start_by: earlier(row.start_by),
        intended_at: earlier(row.intended_at),
        started_at: earlier(row.started_at),
        ends_at: earlier(row.ends_at),
      },
    });
  }

  /** Accounts that are on the server. */
  async accounts(): Promise<string[]> {
    const rows = await this.postgres.query<{ name: string }>(
      `select rolname as name from pg_roles where starts_with(rolname, 'guardrails_lease_')`,
    );
    return rows.map(({ name }) => name);
  }

  /** Kinds and events of what is on the ledger about a lease, or about all, in their order. */
  async ledger(lease?: Pick<Lease, 'id'>): Promise<string[]> {
    const auditor = this.harness.as(people.SECURITY);
    const { items } = await auditor.listLedgerEntries({
      filter: { kind: ['lease', 'break-glass'], subject: lease?.id },
      limit: 200,
    });
    const events = await Promise.all(
      items.map(async ({ kind, ...place }) => {
        const envelope = await auditor.getReceipt(place);
        const statement = Buffer.from(String(envelope.payload), 'base64');
        const { predicate } = JSON.parse(statement.toString('utf8'));
        const { event } = predicate.payload as { event: string };
        return `${kind} ${event}`;
      }),
    );
    return events.reverse();
  }

  async announced(): Promise<
    { topic: string; severity: string; recipients: string[] }[]
  > {
    const rows = await this.knex('announcements').orderBy('sequence');
    return rows
      .map(({ content }) => JSON.parse(content))
      .filter(({ topic }) => topic.startsWith('lease.'))
      .map(({ topic, severity, recipients }) => ({
        topic,
        severity,
        recipients,
      }));
  }
}

function database(name: string, owner: string): Entity {
  return { ...component(name, owner, 'checkout'), kind: 'Resource' };
}

function provider(
  postgres: PostgresServer,
  death: CrashPoint | undefined,
  never: Promise<never>,
) {
  return createBackendModule({
    pluginId: 'guardrails',
    moduleId: 'access-story',
    register(env) {
      env.registerInit({
        deps: {
          access: guardrailsAccessExtensionPoint,
          logger: coreServices.logger,
        },
        async init({ access, logger }) {
          const common = {
            connection: postgres.connection,
            roles: [{ name: 'readonly' }, { name: 'developer' }],
            host: '127.0.0.1',
            port: postgres.port,
            database: 'shop',
            connectionLimit: 5,
            prefix: new Server({ connection: '' }).prefix,
            sealed: 'sealed',
          };
          const real = new PostgresAccess({
            databases: [
              { ...common, resource: SHOP, environment: 'production' },
              { ...common, resource: SANDBOX, environment: 'sandbox' },
            ],
            logger,
          });
          access.addAccessProvider(dying(real, death, never));
        },
      });
    },
  });
}

function dying(
  real: AccessProvider,
  death: CrashPoint | undefined,
  never: Promise<never>,
): AccessProvider {
  const dies = async <Result>(
    verb: 'grant' | 'revoke',
    call: () => Promise<Result>,
  ) => {
    if (death === `before ${verb}`) return never;
    const result = await call();
    return death === `after ${verb}` ? never : result;
  };
  return {
    id: real.id,
    offers: () => real.offers(),
    grant: asked => dies('grant', () => real.grant(asked)),
    revoke: (asked, revokeOptions) =>
      dies('revoke', () => real.revoke(asked, revokeOptions)),
    verify: asked => real.verify(asked),
    list: resource => real.list(resource),
    usage: async asked => (await real.usage?.(asked)) ?? [],
    incidents: async resource => (await real.incidents?.(resource)) ?? [],
  };
}
