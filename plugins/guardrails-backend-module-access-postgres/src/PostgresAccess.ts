import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  examineServer,
  grant,
  list,
  reaperIsAlive,
  revoke,
  sealedUse,
  Server,
  usage,
  verify,
} from '@backstage-guardrails/access-postgres';
import type {
  AccessFound,
  AccessGrant,
  AccessProvider,
  AccessRevoked,
  AccessRevokeOptions,
  Condition,
} from '@backstage-guardrails/plugin-guardrails-node';
import { listConditions, unexamined } from './listConditions';
import type { DatabaseConfig } from './readConfig';

type Database = DatabaseConfig & { server: Server };

/** Accounts on PostgreSQL that are members of one role and end; for modules that find their databases elsewhere. @public */
export class PostgresAccess implements AccessProvider {
  readonly id = 'postgres';
  readonly #databases: Map<string, Database>;
  readonly #logger: LoggerService;

  constructor(options: { databases: DatabaseConfig[]; logger: LoggerService }) {
    this.#logger = options.logger;
    this.#databases = new Map(
      options.databases.map(config => [
        config.resource,
        { ...config, server: new Server(config) },
      ]),
    );
  }

  async offers() {
    return Promise.all(
      [...this.#databases.values()].map(async database => {
        const { resource, environment, roles } = database;
        return {
          resource,
          environment,
          roles,
          ...((await this.#reaped(database)) && {
            independentEnd: 'A reaper beside the database',
          }),
        };
      }),
    );
  }

  async grant(asked: AccessGrant) {
    const { server, host, port, database, connectionLimit } = this.#of(
      asked.resource,
    );
    const { username, password } = await grant(server, {
      ...asked,
      connectionLimit,
    });
    return {
      username,
      password,
      connection: {
        host,
        port: String(port),
        database,
        command: `psql "host=${host} port=${port} dbname=${database} user=${username}"`,
      },
    };
  }

  async verify(asked: AccessGrant): Promise<AccessFound | undefined> {
    return verify(this.#of(asked.resource).server, asked);
  }

  async revoke(
    asked: Pick<AccessGrant, 'lease' | 'resource'>,
    options?: AccessRevokeOptions,
  ): Promise<AccessRevoked> {
    return revoke(this.#of(asked.resource).server, asked, options);
  }

  async list(resource: string): Promise<AccessFound[]> {
    return list(this.#of(resource).server, resource);
  }

  async usage(
    asked: Pick<AccessGrant, 'lease' | 'resource'>,
  ): Promise<string[]> {
    return (await usage(this.#of(asked.resource).server, asked)) ?? [];
  }

  async incidents(resource: string) {
    const { sealed, server } = this.#of(resource);
    return sealed === undefined ? [] : sealedUse(server, sealed);
  }

  /** What leases here rest on and the servers have to provide, for the start-up report. */
  async conditions(): Promise<Condition[]> {
    const conditions = await Promise.all(
      [...this.#databases.values()].map(async ({ resource, server, roles }) => {
        try {
          const names = roles.map(({ name }) => name);
          return listConditions(resource, await examineServer(server, names));
        } catch (error) {
          return [unexamined(resource, error)];
        }
      }),
    );
    return conditions.flat();
  }

  /** Only what was seen to run lately counts; a server that cannot say has no independent end. */
  async #reaped({ server, resource }: Database): Promise<boolean> {
    try {
      return await reaperIsAlive(server);
    } catch (error) {
      this.#logger.warn('It cannot be said whether a reaper runs', {
        resource,
        error: String(error),
      });
      return false;
    }
  }

  #of(resource: string): Database {
    const database = this.#databases.get(resource);
    if (database) return database;
    throw new Error(`${resource} is not configured as a PostgreSQL database`);
  }
}
