import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  startEndpoint,
  type TestEndpoint,
} from './__testUtils__/startEndpoint';
import entityHealthPlugin from '.';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

async function until(condition: () => Promise<boolean>) {
  for (let turn = 0; turn < 200 && !(await condition()); turn++) {
    await sleep(50);
  }
}

describe('the plugin', () => {
  let endpoint: TestEndpoint;

  beforeAll(async () => {
    endpoint = await startEndpoint((_, response) => response.end('ok'));
  });
  afterAll(() => endpoint.close());

  async function start(allow: string[]) {
    const knex = await databases.init('SQLITE_3');
    const logger = mockServices.logger.mock();
    const entities = [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'one',
          namespace: 'default',
          annotations: {
            'entity-health/endpoints': `http://127.0.0.1:${endpoint.port}/`,
          },
        },
      },
    ];
    const backend = await startTestBackend({
      features: [
        entityHealthPlugin,
        catalogServiceMock.factory({ entities }),
        mockServices.database.factory({ knex }),
        logger.factory,
        mockServices.scheduler.factory({
          includeInitialDelayedTasksOnStartup: true,
        }),
        mockServices.rootConfig.factory({ data: { entityHealth: { allow } } }),
      ],
    });
    await until(async () => (await knex('endpoints')).length > 0);
    await knex('endpoints').update({ next_at: 1 });
    return { knex, backend, logger };
  }

  it('polls what the catalog declares and configuration allows, until it stops', async () => {
    const { knex, backend } = await start(['127.0.0.1']);
    await until(async () => (await knex('samples')).length > 0);
    await backend.stop();
    const [row] = await knex('endpoints');
    expect(row).toMatchObject({
      entity_ref: 'component:default/one',
      status: 'pass',
      claimed_by: null,
    });
  });

  it('polls nothing before configuration names hosts or networks', async () => {
    const before = endpoint.connections;
    const { knex, backend, logger } = await start([]);
    await sleep(1200);
    await backend.stop();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('entityHealth.allow is empty'),
    );
    const [row] = await knex('endpoints');
    expect(row).toMatchObject({ status: 'unknown', last_check: null });
    expect(endpoint.connections).toBe(before);
  });

  it('does not start with an entry that it cannot read', async () => {
    await expect(start(['https://one.example'])).rejects.toThrow(
      /entityHealth\.allow\[0\]: .* Write a host such as/,
    );
  });
});
