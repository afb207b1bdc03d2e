import { TestDatabases } from '@backstage/backend-test-utils';
import { unitsText } from '@backstage-guardrails/plugin-entity-cost-common';
import { sumExactly } from './sumExactly';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const smallest = '0.000000000000000001';
const nines = '9'.repeat(41);

const cases: [string, string[], string][] = [
  ['one text', ['12.5'], '12.5'],
  ['what floating point loses', ['0.1', '0.2'], '0.3'],
  [
    'the smallest and a large one',
    [smallest, '9007199254740993'],
    '9007199254740993.000000000000000001',
  ],
  [
    'what carries over all parts',
    [`${nines}.${'9'.repeat(18)}`, smallest],
    `1${'0'.repeat(41)}`,
  ],
  ['signs that end each other', ['-3.25', '3.25'], '0'],
  [
    'what is below zero',
    ['-1000000000000.000000000001', '1'],
    '-999999999999.000000000001',
  ],
  ['as many digits as there is room for', ['9'.repeat(60)], '9'.repeat(60)],
];

it.each(databases.eachSupportedId())(
  'adds up texts on %s',
  async databaseId => {
    const knex = await databases.init(databaseId);
    await knex.schema.createTable('used', table => {
      table.string('what', 60);
      table.string('quantity', 60);
    });
    for (const [what, texts] of cases) {
      await knex('used').insert(texts.map(quantity => ({ what, quantity })));
    }
    const sums = await sumExactly(knex, {
      rows: knex('used').select('what', 'quantity'),
      by: ['what'],
      columns: ['quantity'],
    });
    expect(
      Object.fromEntries(
        sums.map(({ what, quantity }) => [what, unitsText(quantity)]),
      ),
    ).toEqual(Object.fromEntries(cases.map(([what, , sum]) => [what, sum])));
  },
);
