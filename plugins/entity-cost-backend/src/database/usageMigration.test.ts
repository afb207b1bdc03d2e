import { TestDatabases } from '@backstage/backend-test-utils';
import { seedCosts } from '../__testUtils__/seedCosts';
import { migrate, migrations } from './connect';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const charge = {
  month: '2026-03',
  entity: 'component:default/checkout',
  owner: 'group:default/payments',
  service: 'Compute',
  effective: 1n,
};

describe.each(databases.eachSupportedId())('usage in %s', databaseId => {
  it('is summed up for costs that were loaded before, and goes down without them', async () => {
    const knex = await databases.init(databaseId);
    const { directory } = migrations;
    await migrate(knex);
    await seedCosts(knex, {
      entities: [],
      charges: [
        { ...charge, day: '2026-03-01', quantity: '0.1' },
        { ...charge, day: '2026-03-02', quantity: '-0.3' },
        { ...charge, day: '2026-03-02', quantity: '100000000000000000.05' },
        { ...charge, day: '2026-03-03', service: 'Storage', quantity: '2' },
        { ...charge, day: '2026-03-03', service: 'Tax' },
        { ...charge, day: '2026-03-01', month: '2026-02', quantity: '-0.5' },
      ],
    });
    await knex.migrate.down({ directory });
    expect(await knex.schema.hasTable('workload_usage')).toBe(false);
    expect(await knex('facts')).toHaveLength(6);
    await migrate(knex);
    const rows = await knex('monthly_usage')
      .orderBy(['month', 'service'])
      .select('month', 'entity_ref', 'service', 'unit', 'quantity', 'run_id');
    const of = { entity_ref: charge.entity, unit: 'Hours', run_id: 1 };
    expect(rows).toEqual([
      { ...of, month: '2026-02', service: 'Compute', quantity: '-0.5' },
      {
        ...of,
        month: '2026-03',
        service: 'Compute',
        quantity: '99999999999999999.85',
      },
      { ...of, month: '2026-03', service: 'Storage', quantity: '2' },
    ]);
  });
});
