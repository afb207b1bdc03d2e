import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { migrate } from '../database/connect';
import { putEndpoint } from '../__testUtils__/putEndpoint';
import { observeHealth } from './observeHealth';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

type Callback = Parameters<
  ReturnType<MetricsService['createObservableGauge']>['addCallback']
>[0];

describe.each(databases.eachSupportedId())('metrics on %s', databaseId => {
  it('shows endpoints by status, lag, rows and durations, and nothing without a database', async () => {
    const knex = await databases.init(databaseId);
    await migrate(knex);
    await putEndpoint(knex, {
      entityRef: 'component:default/one',
      row: { next_at: Date.now() - 20_500 },
    });
    await knex.raw('analyze');
    const gauges = new Map<string, Callback>();
    const record = jest.fn();
    const observe = () =>
      observeHealth({
        knex,
        logger: mockServices.logger.mock(),
        metrics: {
          createObservableGauge: name => ({
            addCallback: callback => gauges.set(name, callback),
            removeCallback: () => {},
          }),
          createHistogram: () => ({ record }),
        },
      });
    const collect = async () => {
      const found: unknown[] = [];
      for (const [name, callback] of gauges) {
        await callback({
          observe: (value, attributes) =>
            found.push([name, value, ...Object.values(attributes ?? {})]),
        });
      }
      return found;
    };
    observe()(250, 'pass');
    expect(record).toHaveBeenCalledWith(250, { status: 'pass' });
    expect(await collect()).toEqual(
      expect.arrayContaining([
        ['entity_health.endpoints', 1, 'pass'],
        ['entity_health.endpoints', 0, 'fail'],
        ['entity_health.poll.lag', 20],
        ['entity_health.rows', 1, 'endpoints'],
        ['entity_health.rows', 0, 'samples'],
      ]),
    );
    observe();
    await knex.schema.renameTable('endpoints', 'away');
    expect(await collect()).toEqual([]);
  });
});
