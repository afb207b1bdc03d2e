import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  PostgresAccess,
  type DatabaseConfig,
} from '@backstage-guardrails/plugin-guardrails-backend-module-access-postgres';
import type {
  AccessFound,
  AccessGrant,
  AccessPreparation,
  AccessProvider,
  AccessRevoked,
  AccessRevokeOptions,
} from '@backstage-guardrails/plugin-guardrails-node';
import type { DatabaseProcess } from './DatabaseProcess';

/** What is leased of the demo's database. @internal */
export type DemoOffer = Pick<
  DatabaseConfig,
  'resource' | 'environment' | 'roles'
>;

/**
 * Leases on a PostgreSQL that is not there before the first of them: it starts when that one does, and from then on with
 * the portal. What the accounts are is a matter of `PostgresAccess`.
 * @internal
 */
export class DemoDatabase implements AccessProvider {
  readonly id = 'demo-postgres';
  readonly #offer: DemoOffer;
  readonly #server: DatabaseProcess;
  readonly #logger: LoggerService;
  #refusal?: Promise<string | undefined>;

  constructor(options: {
    offer: DemoOffer;
    server: DatabaseProcess;
    logger: LoggerService;
  }) {
    this.#offer = options.offer;
    this.#server = options.server;
    this.#logger = options.logger;
  }

  async offers() {
    const unavailable = await this.#unavailable();
    return [
      { ...this.#offer, ...(unavailable !== undefined && { unavailable }) },
    ];
  }

  async prepare(): Promise<AccessPreparation> {
    const text = (await this.#unavailable()) ?? this.#server.takeFailure();
    if (text !== undefined) return { state: 'unavailable', text };
    this.#server.start();
    const { state } = this.#server;
    return state.state === 'starting' ? state : { state: 'ready' };
  }

  async grant(asked: AccessGrant) {
    return (await this.#running()).grant(asked);
  }

  async verify(asked: AccessGrant): Promise<AccessFound | undefined> {
    return (await this.#access())?.verify(asked);
  }

  async revoke(
    asked: Pick<AccessGrant, 'lease' | 'resource'>,
    options?: AccessRevokeOptions,
  ): Promise<AccessRevoked> {
    const access = await this.#access();
    return access
      ? access.revoke(asked, options)
      : { existed: false, report: [], obstacles: [] };
  }

  async list(resource: string): Promise<AccessFound[]> {
    return (await this.#access())?.list(resource) ?? [];
  }

  async usage(
    asked: Pick<AccessGrant, 'lease' | 'resource'>,
  ): Promise<string[]> {
    return (await this.#access())?.usage(asked) ?? [];
  }

  /** Looked at once: an installed program and another user count from the next start on. */
  #unavailable(): Promise<string | undefined> {
    this.#refusal ??= this.#server.refusal();
    return this.#refusal;
  }

  /** Nothing where it never ran: then there is no account, and none has to start it. */
  async #access(): Promise<PostgresAccess | undefined> {
    return this.#server.wasStarted ? this.#running() : undefined;
  }

  async #running(): Promise<PostgresAccess> {
    const connection = await this.#server.started();
    const { hostname, port, pathname } = new URL(connection);
    const database = {
      ...this.#offer,
      connection,
      host: hostname,
      port: Number(port),
      database: pathname.slice(1),
      connectionLimit: 5,
      prefix: 'guardrails_lease_',
    };
    return new PostgresAccess({ databases: [database], logger: this.#logger });
  }
}
