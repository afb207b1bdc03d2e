import { execFileSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** Debian keeps the server's programs off the search path. */
const installed = ['17', '16', '15', '14']
  .map(version => `/usr/lib/postgresql/${version}/bin`)
  .find(folder => existsSync(join(folder, 'initdb')));

/** Versions that `scripts/fetch-postgres.mjs` puts into the data folder. */
export type FetchedVersion = '13' | '15' | '18';

function fetched(version: FetchedVersion): string | undefined {
  // Tests run in the folder of their package.
  const folder = join(
    process.cwd(),
    `../../.guardrails/postgres/${version}/native`,
  );
  return existsSync(join(folder, 'bin/initdb')) ? folder : undefined;
}

/** Why there is no such version to test against; `undefined` where there is one. */
export function missingPostgres(version: FetchedVersion): string | undefined {
  return fetched(version) === undefined
    ? `PostgreSQL ${version} is not here: node scripts/fetch-postgres.mjs ${version}`
    : undefined;
}

/** Whether there is a PostgreSQL to test against. */
export const hasPostgres =
  installed !== undefined || fetched('15') !== undefined;

/**
 * A PostgreSQL server thrown away afterwards, which writes every statement into its log. Its database has a table
 * of orders, roles to lend, and an administrating account that is no superuser.
 */
export class PostgresServer {
  static async start(version?: FetchedVersion): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'guardrails-access-'));
    const user = otherUser();
    if (user) chownSync(folder, user.uid, user.gid);
    const programs = programsIn(folder, version);
    const server = new PostgresServer(folder, programs, await freePort());
    server.#run('initdb', [
      ...['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust'],
      ...['-E', 'UTF8', '--no-locale', '--no-sync'],
    ]);
    server.resume();
    await server.#furnish();
    return server;
  }

  private constructor(
    readonly folder: string,
    readonly programs: string,
    readonly port: number,
  ) {}

  /** Address of the administrating account. */
  get connection(): string {
    return this.address('guardrails_admin', 'admin');
  }

  address(user: string, password: string, database = 'shop'): string {
    return `postgresql://${user}:${password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Connects like a person with a password; fails where the server does not let them in. */
  async connect(user: string, password: string, database = 'shop') {
    const client = new Client({
      connectionString: this.address(user, password, database),
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** As the superuser, who is not part of the story. */
  async query<Row extends object>(sql: string, database = 'shop') {
    const client = await this.connect('postgres', '', database);
    try {
      const { rows } = await client.query<Row>(sql);
      return rows;
    } finally {
      await client.end();
    }
  }

  /** Everything that the server wrote down. */
  log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  /** What the packages sent to it, in whole statements. */
  statements(): string[] {
    const entries = this.log().matchAll(
      /^guardrails:LOG: {2}(?:statement|execute [^:]*): (.*(?:\n\t.*)*)/gm,
    );
    return [...entries].map(([, statement]) => statement);
  }

  /** Starts what was halted, as it was. */
  resume(): void {
    const { folder, port } = this;
    this.#run('pg_ctl', [
      ...['-D', join(folder, 'data'), '-w', '-l', join(folder, 'log'), 'start'],
      '-o',
      `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off -c log_statement=all
       -c log_line_prefix=%a: -c password_encryption=scram-sha-256 -c log_connections=on -c log_min_duration_statement=0 -c max_prepared_transactions=5
       -c shared_preload_libraries=pg_stat_statements`.replace(/\s+/g, ' '),
    ]);
  }

  /** Breaks every connection without a word, as the death of the machine does. */
  halt(): void {
    this.#run('pg_ctl', [
      ...['-D', join(this.folder, 'data'), '-m', 'immediate', '-w', 'stop'],
    ]);
  }

  async stop(): Promise<void> {
    this.halt();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** As in `server_version_num`. */
  async version(): Promise<number> {
    const [{ version }] = await this.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    return version;
  }

  async #furnish(): Promise<void> {
    await this.query('create database shop', 'postgres');
    await this.query('create database reports', 'postgres');
    await this.query(`
      create extension pg_stat_statements;
      revoke create on schema public from public;
      create table orders (id int primary key, state text);
      insert into orders values (4711, 'stuck');
      create role readonly; grant select on orders to readonly;
      create role developer; grant select, update, trigger on orders to developer;
      grant create on schema public to developer;
      create role mallory login password 'mallory';
      create role lender; grant select on orders to lender with grant option;
      create role maker createrole;
      create role through_maker; grant maker to through_maker;
      create role guardrails_admin login createrole password 'admin';
      grant readonly, developer, lender to guardrails_admin${
        (await this.version()) >= 160000 ? ' with admin option' : ''
      };
      grant pg_read_all_stats to guardrails_admin;
      grant create on database shop to guardrails_admin;
      grant select (rolname, rolpassword) on pg_catalog.pg_authid to guardrails_admin;
    `);
    await this.query(
      'revoke create on schema public from public; grant create on schema public to developer',
      'reports',
    );
    // Initially everybody is trusted; from here on only passwords count, for all but the superuser.
    const data = join(this.folder, 'data');
    this.#run('sh', [
      '-c',
      `printf 'host all postgres 127.0.0.1/32 trust\\nhost all all 127.0.0.1/32 scram-sha-256\\n' > ${data}/pg_hba.conf`,
    ]);
    await this.query('select pg_reload_conf()');
  }

  #run(program: string, args: string[]): void {
    const path = program === 'sh' ? program : join(this.programs, program);
    execFileSync(path, args, {
      cwd: this.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 120_000,
      ...otherUser(),
    });
  }
}

/** The data folder is private to its owner, so another user gets a copy of what was fetched. */
function programsIn(folder: string, version?: FetchedVersion): string {
  if (version === undefined && installed !== undefined) return installed;
  const copy = join(folder, 'programs');
  cpSync(fetched(version ?? '15') ?? '', copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: file => !file.endsWith('.a'),
  });
  return join(copy, 'bin');
}

/** PostgreSQL refuses to run as root. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
