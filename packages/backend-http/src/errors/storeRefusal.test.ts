import { TestDatabases } from '@backstage/backend-test-utils';
import { storeRefusal } from './storeRefusal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

describe('storeRefusal', () => {
  it.each(['ECONNREFUSED', '57P01', 'SQLITE_FULL', '40001', undefined])(
    'is none where the code is %s',
    code => {
      expect(
        storeRefusal(Object.assign(new Error('words'), { code })),
      ).toBeUndefined();
    },
  );

  it('leaves out the value that PostgreSQL could not read', () => {
    const error = Object.assign(
      new Error('insert ... - invalid input syntax for type json: "a secret"'),
      { code: '22P02' },
    );
    expect(storeRefusal(error)?.message).toBe(
      'invalid input syntax for type json',
    );
  });

  it.each(databases.eachSupportedId())(
    'says what %s said, and nothing of what was to be written',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.schema.createTable('notes', table => {
        table.string('name', 3).notNullable();
      });
      const secret = 'a secret - with a dash';
      const thrown = await knex('notes')
        .insert({ name: knex.raw('null') })
        .catch((error: unknown) => error);
      expect(storeRefusal(thrown)?.message).toMatch(/not.null/i);
      if (databaseId !== 'POSTGRES_15') return;
      const tooLong = await knex('notes')
        .insert({ name: secret })
        .catch((error: unknown) => error);
      const wrapped = new Error('not recorded', { cause: tooLong });
      expect(storeRefusal(wrapped)).toEqual({
        code: '22001',
        message: 'value too long for type character varying(3)',
      });
    },
  );
});
