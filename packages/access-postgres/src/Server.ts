import { Client } from 'pg';
import { pinSession, STARTUP_OPTIONS } from './pinSession';

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

  /**
   * Works with one connection, to another database of the server where one is named. Others can create there, so
   * every session is pinned before the first statement of the work.
   */
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
      await pinSession(client);
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
    const parts =
      /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(
        account.slice(this.prefix.length),
      );
    return parts ? parts.slice(1).join('-') : account;
  }

  /** What the address asks for comes first, so that ours are in force. */
  #address(database: string | undefined): string {
    const url = new URL(this.#connection);
    if (database !== undefined) {
      // The client decodes with decodeURI, which leaves what encodeURIComponent adds.
      url.pathname = `/${encodeURI(database)}`;
    }
    const asked = url.searchParams.get('options');
    url.searchParams.set(
      'options',
      [...(asked === null ? [] : [asked]), STARTUP_OPTIONS].join(' '),
    );
    return url.toString();
  }
}
