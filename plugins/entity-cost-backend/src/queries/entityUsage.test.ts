import { TestDatabases } from '@backstage/backend-test-utils';
import { seedCosts } from '../__testUtils__/seedCosts';
import { UNRESTRICTED } from '../access';
import { migrate } from '../database/connect';
import { EntityIndex } from '../entities';
import { entityUsage } from './entityUsage';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const large = `1${'0'.repeat(30)}`;

const charge = {
  entity: 'component:default/checkout',
  owner: 'group:default/payments',
  service: 'Kubernetes',
  effective: 1n,
  quantity: large,
  workload: {
    cpu_requested: large,
    cpu_used: '1',
    cpu_cost: '2',
    ram_requested: '0',
    ram_used: '0',
    ram_cost: '0',
    gpu_hours: '0.5',
    gpu_cost: '3',
    network_received: '7',
  },
};

const inDollars = { currency: 'USD', quantity: '-0.5', workload: undefined };

describe.each(databases.eachSupportedId())('entityUsage on %s', databaseId => {
  it('has no largest quantity, by currency, and says from which day efficiency is known', async () => {
    const knex = await databases.init(databaseId);
    await migrate(knex);
    await seedCosts(knex, {
      entities: [],
      charges: [
        { ...charge, month: '2026-02', day: '2026-02-01' },
        { ...charge, month: '2026-03', day: '2026-03-07' },
        { ...charge, month: '2026-03', day: '2026-03-08' },
        { ...charge, ...inDollars, month: '2026-03', day: '2026-03-08' },
      ],
    });
    const usageOf = (month: string, previousMonth: string, currency?: string) =>
      entityUsage(knex, {
        currency,
        ref: charge.entity,
        entities: new EntityIndex(knex),
        period: { month, previousMonth, complete: true },
        scope: UNRESTRICTED,
        prices: true,
        limit: 10,
      });
    const march = await usageOf('2026-03', '2026-02', 'EUR');
    const twice = large.replace('1', '2');
    expect(march).toMatchObject({
      quantities: [{ quantity: twice, previousQuantity: large }],
      efficiency: [
        {
          from: '2026-03-07',
          cpu: { requested: twice },
          others: [
            { resource: 'gpu', quantity: '1', cost: '6' },
            { resource: 'network-received', quantity: '14' },
          ],
        },
      ],
    });
    const dollars = await usageOf('2026-03', '2026-02', 'USD');
    expect(dollars.quantities).toEqual([
      {
        service: 'Kubernetes',
        unit: 'Hours',
        quantity: '-0.5',
        previousQuantity: '0',
      },
    ]);
    const all = await usageOf('2026-03', '2026-02');
    const less = `1${'9'.repeat(30)}.5`;
    expect(all.quantities).toMatchObject([{ quantity: less }]);
    expect(all.efficiency).toHaveLength(1);
    const february = await usageOf('2026-02', '2026-01');
    expect(february.efficiency).toHaveLength(1);
    expect(february.efficiency[0]).not.toHaveProperty('from');
  });
});
