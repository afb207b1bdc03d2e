import { TestDatabases } from '@backstage/backend-test-utils';
import {
  decimalOfUnits,
  microsOf,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { migrate, migrations } from './connect';
import { integerText, microsOfText, storedInteger } from './integers';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const micros = (value: bigint) => microsOf(decimalOfUnits(value * 10n ** 12n));

async function addFact(knex: Knex, billed: bigint, day = '2026-03-01') {
  const at = { created_at: 1, alive_at: 1 };
  const id = { id: 1 };
  await knex('loads')
    .insert({
      ...id,
      ...at,
      source_id: 'a',
      month: '2026-03',
      state: 'loaded',
      files: '[]',
      rows: 1,
      rounded: 0,
      gaps: '[]',
      problems: '[]',
    })
    .onConflict('id')
    .ignore();
  await knex('tag_sets')
    .insert({ ...id, digest: 'x', tags: '[]' })
    .onConflict('id')
    .ignore();
  await knex('subjects')
    .insert({ ...id, digest: 'x', tag_set_id: 1, category_set_id: 1 })
    .onConflict('id')
    .ignore();
  await knex('facts').insert({
    load_id: 1,
    subject_id: 1,
    day,
    charge_kind: 'usage',
    currency: 'IDR',
    billed: storedInteger(micros(billed)),
    effective: 0,
    list: 0,
  });
}

describe.each(databases.eachSupportedId())('database %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
  });

  it('migrates up and down with rows, by several replicas at once', async () => {
    const other = await databases.init(databaseId);
    const replicas = databaseId === 'SQLITE_3' ? 1 : 3;
    await Promise.all(Array.from({ length: replicas }, () => migrate(other)));
    await addFact(other, 5n);
    const budget = {
      id: 'a',
      subject_kind: 'owner',
      subject_value: 'group:default/payments',
      amount: '1000',
      currency: 'EUR',
      updated_by: 'user:default/lead',
      updated_at: 1,
    };
    await other('budgets').insert({ ...budget, decides: true });
    while (await other.schema.hasColumn('budgets', 'decides')) {
      await other.migrate.down({ directory: migrations.directory });
    }
    expect(await other('budgets').select('*')).toEqual([
      { ...budget, updated_at: expect.anything() },
    ]);
    await migrate(other);
    // who set it is no longer known, so it does not decide
    const [{ decides }] = await other('budgets').select('decides');
    expect(Boolean(decides)).toBe(false);
    await other.migrate.rollback({ directory: migrations.directory }, true);
    expect(await other.schema.hasTable('loads')).toBe(false);
    await migrate(other);
    expect(await other('facts')).toEqual([]);
  });

  it('keeps and adds up amounts above 2^53 to the last digit', async () => {
    const large = 2n ** 53n + 1n;
    await addFact(knex, large);
    await addFact(knex, -9_223_372_036_854_775_808n + large, '2026-03-02');
    await addFact(knex, large, '2026-03-03');
    const amounts = await knex('facts')
      .select<{ billed: string }[]>(integerText(knex, 'billed', 'billed'))
      .orderBy('day');
    expect(amounts.map(({ billed }) => microsOfText(billed))).toEqual([
      large,
      -9_223_372_036_854_775_808n + large,
      large,
    ]);
    const sum = await knex('facts')
      .first<{ billed: string }>(integerText(knex, 'sum(billed)', 'billed'))
      .where('day', '<>', '2026-03-02');
    expect(microsOfText(sum.billed)).toBe(2n * large);
  });

  it('does not store an amount that it would cut off', () => {
    expect(() => storedInteger(micros(2n ** 63n))).toThrow(RangeError);
  });
});
