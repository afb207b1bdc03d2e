import { TestDatabases } from '@backstage/backend-test-utils';
import createKnex from 'knex';
import { GuardrailsHarness, people } from '../__testUtils__/GuardrailsHarness';
import { signingKeyOf } from '../__testUtils__/seals';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('replicas on %s', databaseId => {
  it('start together on an empty database, and keep one ledger', async () => {
    const knex = await databases.init(databaseId);
    // SQLite is for one replica.
    const own =
      databaseId === 'SQLITE_3'
        ? [knex]
        : [1, 2, 3].map(() => createKnex(knex.client.config));
    const ledger = { signingKey: signingKeyOf(knex), name: 'log.example.com' };
    const replicas = await Promise.all(
      own.map(each =>
        GuardrailsHarness.start({ knex: each, config: { ledger } }),
      ),
    );
    await Promise.all(
      replicas.map(replica =>
        replica.as(people.DEVELOPER).decide(replica.request()),
      ),
    );
    const kinds = await knex('ledger_entries')
      .orderBy('position')
      .pluck('kind');
    expect(kinds).toEqual(['policy-change', ...own.map(() => 'decision')]);
    const heads = await knex('ledger_heads').select('epoch', 'size');
    expect(heads).toEqual([{ epoch: 1, size: expect.anything() }]);
    expect(Number(heads[0].size)).toBe(kinds.length);
    await Promise.all(
      own.filter(each => each !== knex).map(each => each.destroy()),
    );
  });
});
