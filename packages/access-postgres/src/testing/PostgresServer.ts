import { execFileSync } from 'node:child_process';
import {
  chownSync,
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
const bin = ['17', '16', '15', '14']
  .map(version => `/usr/lib/postgresql/${version}/bin`)
  .find(folder => existsSync(join(folder, 'initdb')));

/** Whether there is a PostgreSQL to test against. */
export const hasPostgres = bin !== undefined;

/**
 * A PostgreSQL server thrown away afterwards, which writes every statement into its log. Its database has a table
 * of orders, roles to lend, and an administrating account that is no superuser.
 */
export class PostgresServer {
  static async start(): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'guardrails-access-'));
    const user = otherUser();
    if (user) chownSync(folder, user.uid, user.gid);
    const server = new PostgresServer(folder, await freePort());
    server.#run('initdb', [
      ...['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust'],
      ...['-E', 'UTF8', '--no-locale', '--no-sync'],
    ]);
    server.resume();
    await server.#furnish();
    return server;
  }

  private constructor(readonly folder: string, readonly port: number) {}

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

  /** Starts what was halted, as it was. */
  resume(): void {
    const { folder, port } = this;
    this.#run('pg_ctl', [
      ...['-D', join(folder, 'data'), '-w', '-l', join(folder, 'log'), 'start'],
      '-o',
      `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off -c log_statement=all
       -c log_connections=on -c log_min_duration_statement=0 -c max_prepared_transactions=5
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

  async #furnish(): Promise<void> {
    await this.query('create database shop', 'postgres');
    await this.query('create database reports', 'postgres');
    await this.query(`
      create extension pg_stat_statements;
      create table orders (id int primary key, state text);
      insert into orders values (4711, 'stuck');
      create role readonly; grant select on orders to readonly;
      create role developer; grant select, update, trigger on orders to developer;
      grant create on schema public to developer;
      create role maker createrole;
      create role through_maker; grant maker to through_maker;
      create role guardrails_admin login createrole password 'admin';
      grant readonly, developer to guardrails_admin;
      grant pg_read_all_stats to guardrails_admin;
      grant create on database shop to guardrails_admin;
      grant select (rolname, rolpassword) on pg_catalog.pg_authid to guardrails_admin;
    `);
    await this.query('grant create on schema public to developer', 'reports');
    // Initially everybody is trusted; from here on only passwords count, for all but the superuser.
    const data = join(this.folder, 'data');
    this.#run('sh', [
      '-c',
      `printf 'host all postgres 127.0.0.1/32 trust\\nhost all all 127.0.0.1/32 scram-sha-256\\n' > ${data}/pg_hba.conf`,
    ]);
    await this.query('select pg_reload_conf()');
  }

  #run(program: string, args: string[]): void {
    const path = program === 'sh' ? program : join(bin ?? '', program);
    execFileSync(path, args, {
      cwd: this.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 120_000,
      ...otherUser(),
    });
  }
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
