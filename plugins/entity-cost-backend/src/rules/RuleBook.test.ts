import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrate } from '../database/connect';
import { RuleBook } from './RuleBook';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const rule = (id: string, value: string) => ({
  id,
  conditions: [
    {
      kind: 'tag' as const,
      key: 'app',
      operator: 'in' as const,
      values: [value],
    },
  ],
  to: { entity: 'component:default/shop' },
});

describe.each(databases.eachSupportedId())('RuleBook, %s', databaseId => {
  let knex: Knex;
  let book: RuleBook;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
    book = new RuleBook({ knex, configured: [rule('first', 'a')] });
  });

  it('keeps every version, with those of configuration first', async () => {
    await book.save({ version: 0, rules: [rule('second', 'b')], by: 'user:a' });
    await book.save({ version: 1, rules: [rule('third', 'c')], by: 'user:b' });
    const ids = (await book.inForce()).map(({ id }) => id);
    expect(ids).toEqual(['first', 'third']);
    expect(await book.saved()).toMatchObject({ version: 2, savedBy: 'user:b' });
    expect(await knex('rule_versions').count({ count: '*' })).toMatchObject([
      { count: expect.anything() },
    ]);
  });

  it('refuses all but one of several who save at once', async () => {
    const saves = await Promise.allSettled(
      ['x', 'y', 'z'].map(value =>
        book.save({ version: 0, rules: [rule('second', value)], by: value }),
      ),
    );
    const refused = saves.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ reason: { code: 'rules-changed' } });
    expect(await book.saved()).toMatchObject({ version: 1 });
  });

  it.each([
    [[rule('first', 'b')], 'rules-invalid', '/rules/0/id'],
    [[rule('Ä', 'b')], 'rules-invalid', '/rules/0/id'],
    [
      [{ id: 'all', conditions: [], to: { entity: 'group:default/a' } }],
      'rules-invalid',
      '/rules/0/conditions',
    ],
    [[rule('ok', 'b'), rule('ok', 'c')], 'rules-invalid', '/rules/1/id'],
    ['text', 'rules-invalid', '/rules/0'],
  ])('refuses %j', async (rules, code, path) => {
    await expect(
      book.save({ version: 0, rules, by: 'user:a' }),
    ).rejects.toMatchObject({ code, path });
  });
});
