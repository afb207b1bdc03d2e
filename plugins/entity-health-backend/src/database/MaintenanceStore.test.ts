import { TestDatabases } from '@backstage/backend-test-utils';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { putEndpoint } from '../__testUtils__/putEndpoint';
import { migrate } from './connect';
import { EndpointStore } from './EndpointStore';
import { MaintenanceStore } from './MaintenanceStore';
import { defaultRetention, pruneHistory } from './pruneHistory';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ONE = 'component:default/one';

describe.each(databases.eachSupportedId())('maintenance on %s', databaseId => {
  let knex: Knex;
  let store: MaintenanceStore;
  let now: number;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
    store = new MaintenanceStore(knex);
    now = await databaseTime(knex);
  });

  const create = (from: number | undefined, until: number, entityRef = ONE) =>
    store.create({
      entityRef,
      ...(from === undefined ? {} : { from: now + from }),
      until: now + until,
      reason: 'Upgrade',
      createdBy: 'user:default/one',
    });

  it.each([
    ['of more than a day', undefined, DAY + HOUR, 'maintenance-too-long'],
    ['that ends before it starts', 2 * HOUR, HOUR, 'maintenance-invalid'],
    ['that has no length', HOUR, HOUR, 'maintenance-invalid'],
    ['that is over', -30 * 60_000, -1, 'maintenance-invalid'],
    ['that began long ago', -2 * HOUR, HOUR, 'maintenance-invalid'],
    ['far ahead', 91 * DAY, 91 * DAY + HOUR, 'maintenance-invalid'],
    ['at no time', NaN, HOUR, 'maintenance-invalid'],
  ])('refuses maintenance %s', async (_, from, until, code) => {
    await expect(create(from, until)).rejects.toMatchObject({ code });
    expect(await knex('maintenance')).toEqual([]);
  });

  it('refuses windows that together last longer than one may', async () => {
    await create(undefined, 20 * HOUR);
    await create(21.5 * HOUR, 24 * HOUR);
    await expect(create(20.5 * HOUR, 21 * HOUR)).resolves.toBeDefined();
    await expect(create(24 * HOUR, 25 * HOUR)).rejects.toMatchObject({
      code: 'maintenance-too-long',
    });
    await expect(
      create(24 * HOUR, 25 * HOUR, 'component:default/two'),
    ).resolves.toBeDefined();
  });

  it('refuses more than twenty windows, also at the same time', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 22 }, (_, n) =>
        create((n * 3 + 1) * HOUR, (n * 3 + 2) * HOUR),
      ),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({
      reason: { code: 'maintenance-too-many' },
    });
  });

  it('ends once, and cancels what is to come', async () => {
    const { id } = await create(undefined, HOUR);
    const next = await create(3 * HOUR, 4 * HOUR);
    const ended = await store.end(id, 'user:default/two');
    expect(Number(ended?.until_at)).toBeLessThan(now + HOUR);
    expect(await store.end(id, 'user:default/two')).toBeUndefined();
    const cancelled = await store.end(next.id, 'user:default/two');
    expect(cancelled?.until_at).toEqual(cancelled?.from_at);
    expect(await store.notOver([ONE], await databaseTime(knex))).toEqual([]);
  });

  it('is part of what a check is made with', async () => {
    await putEndpoint(knex, { entityRef: ONE, row: { next_at: 1 } });
    await putEndpoint(knex, {
      entityRef: 'component:default/two',
      row: { next_at: 1 },
    });
    await create(undefined, HOUR);
    const { endpoints } = await new EndpointStore(knex).claim({
      limit: 10,
      slow: false,
      perHost: 2,
      hold: 1000,
    });
    const windows = endpoints.map(({ entityRef, maintenance }) => [
      entityRef,
      maintenance.length,
    ]);
    expect(windows.sort()).toEqual([
      [ONE, 1],
      ['component:default/two', 0],
    ]);
  });

  it('is pruned long after it is over', async () => {
    const { id } = await create(undefined, HOUR);
    const { id: old } = await create(2 * HOUR, 3 * HOUR);
    const until = now - defaultRetention.maintenance - 1000;
    await knex('maintenance').where({ id: old }).update({ until_at: until });
    await pruneHistory(knex);
    expect(await knex('maintenance').select('id')).toEqual([{ id }]);
  });
});
