import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { decimalOfUnits } from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { seedCosts, type SeededCharge } from '../__testUtils__/seedCosts';
import { migrate } from '../database/connect';
import { EntityIndex } from '../entities';
import { PeriodReader } from '../queries';
import { budgetIdOf } from './Budget';
import { BudgetAlerts } from './BudgetAlerts';
import { BudgetBook } from './BudgetBook';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const shop = 'component:default/shop';
const team = 'group:default/team';

const charge = (
  day: string,
  euros: number,
  other: Partial<SeededCharge> = {},
): SeededCharge => ({
  month: day.slice(0, 7),
  day,
  entity: shop,
  owner: team,
  service: 'Compute',
  environment: 'production',
  effective: BigInt(euros) * 1_000_000n,
  ...other,
});

describe.each(databases.eachSupportedId())('BudgetAlerts, %s', databaseId => {
  let knex: Knex;
  const send = jest.fn();

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
    send.mockReset();
  });

  async function alertsFor(options: {
    charges: SeededCharge[];
    budgets?: ConstructorParameters<typeof BudgetBook>[0]['configured'];
  }) {
    await seedCosts(knex, {
      charges: options.charges,
      entities: [
        { ref: shop, owner: team, budget: { amount: '100', currency: 'EUR' } },
        { ref: team },
      ],
    });
    return new BudgetAlerts({
      knex,
      book: new BudgetBook({ knex, configured: options.budgets ?? [] }),
      entities: new EntityIndex(knex),
      periods: new PeriodReader(knex),
      notifications: { send },
      logger: mockServices.logger.mock(),
      financeGroups: ['group:default/finance'],
      sent: () => undefined,
    });
  }

  const addCharge = async (euros: number) => {
    const row = await knex('daily_costs').first();
    await knex('daily_costs').insert({
      ...row,
      day: '2026-03-02',
      effective: euros * 1_000_000,
    });
  };

  it('says each threshold once a month, however often it looks', async () => {
    const alerts = await alertsFor({ charges: [charge('2026-03-01', 79)] });
    await alerts.run();
    expect(send).toHaveBeenCalledTimes(0);
    await addCharge(1);
    await alerts.run();
    await alerts.run();
    expect(send).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenLastCalledWith({
      recipients: { type: 'entity', entityRef: [team] },
      payload: expect.objectContaining({
        title: `${shop}: 80 % of the budget is spent`,
        link: '/catalog/default/component/shop/cost',
      }),
    });
    await addCharge(20);
    await alerts.run();
    await alerts.run();
    expect(send).toHaveBeenCalledTimes(2);
    expect(send.mock.lastCall[0].payload.title).toBe(
      `${shop}: The budget is spent`,
    );
  });

  it('says no amounts, which are negotiated prices to some', async () => {
    const alerts = await alertsFor({ charges: [charge('2026-03-01', 4321)] });
    await alerts.run();
    expect(JSON.stringify(send.mock.calls)).not.toMatch(/4321|EUR|"100"/);
  });

  it('sends again what could not be sent', async () => {
    const alerts = await alertsFor({ charges: [charge('2026-03-01', 100)] });
    send.mockRejectedValueOnce(new Error('away'));
    await alerts.run();
    await alerts.run();
    await alerts.run();
    expect(send).toHaveBeenCalledTimes(2);
    const [first, second] = send.mock.calls;
    expect(first).toEqual(second);
  });

  it('tells finance about an environment, and compares no other currency', async () => {
    const environment = { kind: 'environment', value: 'production' } as const;
    const costCenter = { kind: 'cost-center', value: 'none' } as const;
    const amount = { amount: decimalOfUnits(10n ** 18n), currency: 'EUR' };
    const budget = (subject: typeof environment | typeof costCenter) => ({
      id: budgetIdOf(subject),
      subject,
      amount,
      from: 'configuration' as const,
      decides: true,
    });
    const alerts = await alertsFor({
      charges: [
        charge('2026-03-01', 500, { entity: null, owner: null }),
        charge('2026-03-01', 500, { currency: 'USD' }),
      ],
      budgets: [budget(environment), budget(costCenter)],
    });
    await alerts.run();
    expect(send.mock.calls.map(([{ recipients }]) => recipients)).toEqual([
      { type: 'entity', entityRef: ['group:default/finance'] },
    ]);
  });
});
