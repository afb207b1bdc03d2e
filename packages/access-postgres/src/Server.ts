import { Client } from 'pg';

/** Milliseconds until a server that does not answer is given up. */
const CONNECT = 5_000;
const STATEMENT = 30_000;

/** @public */
export type ServerOptions = {
  /** Address of the administrating account, with its password. */
  connection: string;
  /** Begins the name of every account that is made here. */
  prefix?: string;
};

/** A server on which accounts come and go. Connections are short: leases are rare. @public */
export class Server {
  readonly prefix: string;
  readonly #connection: string;

  constructor({ connection, prefix = 'guardrails_lease_' }: ServerOptions) {
    this.#connection = connection;
    this.prefix = prefix;
  }

  /** Works with one connection, to another database of the server where one is named. */
  async use<Result>(
    work: (client: Client) => Promise<Result>,
    database?: string,
  ): Promise<Result> {
    const client = new Client({
      connectionString: this.#address(database),
      connectionTimeoutMillis: CONNECT,
      statement_timeout: STATEMENT,
      application_name: 'guardrails',
    });
    // A connection that breaks fails the query that waits for it; without a listener it would end the process.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Name of the account of a lease. One that carries the prefix already is an account found on the server. */
  account(lease: string): string {
    return lease.startsWith(this.prefix)
      ? lease
      : this.prefix + lease.replaceAll('-', '');
  }

  /** The lease behind an account; the account's own name where no lease can have made it. */
  lease(account: string): string {
    const parts = /^([0-9a-f]{8})(.{4})(.{4})(.{4})([0-9a-f]{12})$/.exec(
      account.slice(this.prefix.length),
    );
    return parts ? parts.slice(1).join('-') : account;
  }

  #address(database: string | undefined): string {
    if (database === undefined) return this.#connection;
    const url = new URL(this.#connection);
    url.pathname = `/${encodeURIComponent(database)}`;
    return url.toString();
  }
}
