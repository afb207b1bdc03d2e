import knexFactory, { type Knex } from 'knex';
import path from 'node:path';
import { migrations } from '../../src/base/database';
import { beginEpoch } from '../../src/record/ledger';
import { seals } from '../believing';
import { fillOrganisation } from './fillOrganisation';

export type Organisation = { size: number; knex: Knex };

/** A filled database, thrown away with the server or the folder that it is in. */
export async function openOrganisation(options: {
  size: number;
  connection?: string;
  folder?: string;
}): Promise<Organisation> {
  const { size, connection, folder } = options;
  const knex = connection
    ? await schemaOf(connection, `of_${size}`)
    : await fileOf(path.join(folder ?? '.', `${size}.sqlite`));
  await knex.migrate.latest({ directory: migrations.directory });
  const configured = { epoch: 1, name: 'bench', fallbackName: 'bench', seals };
  await beginEpoch(knex, configured);
  await fillOrganisation(knex, size);
  return { size, knex };
}

async function schemaOf(connection: string, schema: string): Promise<Knex> {
  const knex = knexFactory({
    client: 'pg',
    connection: {
      connectionString: connection,
      options: '-c maintenance_work_mem=256MB',
    },
    searchPath: [schema],
    pool: { min: 0, max: 10 },
  });
  await knex.raw('create schema ??', [schema]);
  return knex;
}

async function fileOf(filename: string): Promise<Knex> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  await knex.raw('PRAGMA synchronous = OFF');
  return knex;
}
