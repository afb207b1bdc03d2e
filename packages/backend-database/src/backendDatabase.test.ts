import { TestDatabases } from '@backstage/backend-test-utils';
import createKnex, { type Knex } from 'knex';
import { join } from 'node:path';
import { connectDatabase } from './connectDatabase';
import { databaseTime } from './databaseTime';
import { deleteInBatches } from './deleteInBatches';
import { isSqlite } from './isSqlite';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(120_000);

const options = {
  migrations: {
    directory: join(__dirname, '__fixtures__/migrations'),
    lock: 'items migrations',
  },
  synchronous: 'normal',
} as const;

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });

  const connect = () =>
    connectDatabase({ getClient: async () => knex }, options);

  it('migrates once, however many replicas start on an empty database', async () => {
    // SQLite is for one replica.
    const replicas = Array.from({ length: isSqlite(knex) ? 1 : 4 }, () =>
      createKnex(knex.client.config),
    );
    await Promise.all(
      replicas.map(replica =>
        connectDatabase({ getClient: async () => replica }, options),
      ),
    );
    await expect(replicas[0]('knex_migrations').pluck('name')).resolves.toEqual(
      ['20260101_items.js'],
    );
    await Promise.all(replicas.map(replica => replica.destroy()));
  });

  it('leaves the schema alone where migrations are skipped', async () => {
    await connectDatabase(
      { getClient: async () => knex, migrations: { skip: true } },
      options,
    );
    await expect(knex.schema.hasTable('items')).resolves.toBe(false);
  });

  it('has one clock, in milliseconds', async () => {
    const times = [Date.now(), await databaseTime(knex), Date.now()];
    expect(Number.isInteger(times[1])).toBe(true);
    // the database runs on this machine, and rounds down
    expect(times[1]).toBeGreaterThanOrEqual(times[0] - 1);
    expect(times[1]).toBeLessThanOrEqual(times[2] + 1);
  });

  it('deletes what is meant, in more than one batch', async () => {
    await connect();
    await knex.batchInsert(
      'items',
      Array.from({ length: 2_500 }, (_, at) => ({ at })),
      500,
    );
    await expect(
      deleteInBatches(knex, {
        table: 'items',
        key: ['id'],
        where: query => query.where('at', '<', 2_400),
      }),
    ).resolves.toBe(2_400);
    await expect(knex('items').min('at as at')).resolves.toEqual([
      { at: 2_400 },
    ]);
  });

  it('deletes nothing once it is aborted', async () => {
    await connect();
    await knex('items').insert({ at: 1 });
    const signal = AbortSignal.abort();
    await expect(
      deleteInBatches(knex, {
        table: 'items',
        key: ['id'],
        where: query => query.where('at', '<', 2),
        signal,
      }),
    ).resolves.toBe(0);
    await expect(knex('items')).resolves.toHaveLength(1);
  });
});
