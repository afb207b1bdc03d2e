import { readdirSync } from 'node:fs';
import { migrations } from '../base/database';
import { MigratedDatabases } from './MigratedDatabases';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('a database on %s', databaseId => {
  it('has all migrations of today, and shares no row with another', async () => {
    const [one, other] = await Promise.all([
      databases.init(databaseId),
      databases.init(databaseId),
    ]);
    expect(await one('knex_migrations').orderBy('name').pluck('name')).toEqual(
      readdirSync(migrations.directory)
        .filter(name => name.endsWith('.js'))
        .sort(),
    );
    await one('knex_migrations').delete();
    expect(await one('knex_migrations').pluck('name')).toEqual([]);
    expect(await other('knex_migrations').pluck('name')).not.toEqual([]);
  });
});
