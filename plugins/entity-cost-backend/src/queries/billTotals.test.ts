import { TestDatabases } from '@backstage/backend-test-utils';
import { seedCosts } from '../__testUtils__/seedCosts';
import { migrate } from '../database/connect';
import { billTotals } from './billTotals';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('billTotals on %s', databaseId => {
  it('rounds each load as its charges are rounded', async () => {
    const knex = await databases.init(databaseId);
    await migrate(knex);
    const charge = {
      day: '2026-03-01',
      entity: null,
      owner: null,
      service: 'Compute',
      effective: 1n,
    };
    await seedCosts(knex, {
      entities: [],
      charges: [
        { ...charge, month: '2026-02' },
        { ...charge, month: '2026-03' },
      ],
    });
    // of another source, in the same month
    await knex('in_force')
      .where({ month: '2026-02' })
      .update({ month: '2026-03', source_id: 'other' });
    await knex('load_totals').update({ effective: '0.0000014' });
    const totals = await billTotals(knex, {
      month: '2026-03',
      cost: 'effective',
    });
    expect([...totals]).toEqual([['EUR', '0.000002']]);
  });
});
