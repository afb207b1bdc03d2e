import knexFactory, { type Knex } from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectTo } from './connectTo';

/** Where replicas keep what they record. */
export type Place = {
  database: 'SQLite' | 'PostgreSQL';
  /** What {@link connectTo} takes. */
  address: string;
  /** On PostgreSQL: the server, and the name of the database on it. */
  server?: { knex: Knex; name: string };
  remove(): Promise<void>;
};

/** A database on PostgreSQL; nothing where there is no server. */
export async function postgresPlace(name: string): Promise<Place | undefined> {
  const connection = process.env.GUARDRAILS_FAULTS_POSTGRES;
  if (!connection) return undefined;
  const knex = knexFactory({ client: 'pg', connection });
  await knex.raw('create database ??', [name]);
  const address = new URL(connection);
  address.pathname = `/${name}`;
  return {
    database: 'PostgreSQL',
    address: String(address),
    server: { knex, name },
    remove: () => knex.destroy(),
  };
}

/** A database in a file. */
export function sqlitePlace(): Place {
  const folder = mkdtempSync(path.join(tmpdir(), 'entity-health-faults-'));
  return {
    database: 'SQLite',
    address: path.join(folder, 'health.sqlite'),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Works on a database, and disconnects. */
export async function beside<Result>(
  { address }: Place,
  work: (knex: Knex) => Promise<Result>,
): Promise<Result> {
  const knex = connectTo(address);
  try {
    return await work(knex);
  } finally {
    await knex.destroy();
  }
}
