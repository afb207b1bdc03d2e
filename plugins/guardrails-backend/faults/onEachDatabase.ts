import knexFactory, { type Knex } from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a fault found. */
export type FaultResult = {
  name: string;
  faults: number;
  acknowledged: number;
  /** In words, what was acknowledged and is not there. */
  missing: string[];
};

/** Where a portal keeps what it was told. */
export type Place = {
  database: 'SQLite' | 'PostgreSQL';
  /** Of its own, for whatever a fault needs. */
  folder: string;
  /** Address of the server; absent for SQLite. */
  connection?: string;
  /** Begins the names of databases, so that faults do not meet. */
  prefix: string;
  /** Works on the database of the portal beside it. */
  beside<Result>(work: (knex: Knex) => Promise<Result>): Promise<Result>;
};

/** Does the same on SQLite and, where there is a server, on PostgreSQL, at the same time, and prints what came of it. */
export async function onEachDatabase(
  name: string,
  work: (place: Place) => Promise<Omit<FaultResult, 'name'>>,
): Promise<void> {
  const server = process.env.GUARDRAILS_FAULTS_POSTGRES;
  await report(async () => {
    const told = await Promise.allSettled(
      [undefined, ...(server ? [server] : [])].map(async connection => {
        const place = placeOf({ name, connection });
        try {
          const result = await work(place);
          return { name: `${name}, ${place.database}`, ...result };
        } finally {
          rmSync(place.folder, { recursive: true, force: true });
        }
      }),
    );
    return told.map(one => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
  });
}

/** Prints figures as `scripts/faults.mjs` reads them. A fault that cannot be told of is no result. */
export async function report(
  work: () => Promise<FaultResult[]>,
): Promise<void> {
  try {
    process.stdout.write(`${JSON.stringify(await work())}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).stack}\n`);
    process.exitCode = 1;
  }
}

function placeOf(options: { name: string; connection?: string }): Place {
  const { name, connection } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-faults-'));
  const prefix = `faults_${name.replace(/\W+/g, '_').toLowerCase()}_`;
  const own = connection && new URL(connection);
  if (own) own.pathname = `/${prefix}guardrails`;
  return {
    database: connection ? 'PostgreSQL' : 'SQLite',
    folder,
    connection,
    prefix,
    async beside(work) {
      const knex = knexFactory(
        own
          ? { client: 'pg', connection: String(own) }
          : {
              client: 'better-sqlite3',
              connection: {
                filename: path.join(folder, 'db', 'guardrails.sqlite'),
              },
              useNullAsDefault: true,
            },
      );
      try {
        return await work(knex);
      } finally {
        await knex.destroy();
      }
    },
  };
}
