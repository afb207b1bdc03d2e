import { TestDatabases } from '@backstage/backend-test-utils';
import createKnex from 'knex';
import { connect } from './connect';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('connect on %s', databaseId => {
  it('migrates once, however many replicas start on an empty database', async () => {
    const knex = await databases.init(databaseId);
    // SQLite is for one replica.
    const replicas = databaseId === 'SQLITE_3' ? 1 : 4;
    const own = Array.from({ length: replicas }, () =>
      createKnex(knex.client.config),
    );
    await Promise.all(
      own.map(each => connect({ getClient: async () => each })),
    );
    const names = await own[0]('knex_migrations').orderBy('id').pluck('name');
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names).size).toBe(names.length);
    await Promise.all(own.map(each => each.destroy()));
  });
});
