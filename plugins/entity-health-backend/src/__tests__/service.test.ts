import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  type EntityHealthService,
  entityHealthServiceRef,
} from '@backstage-guardrails/plugin-entity-health-node';
import entityHealthPlugin from '..';
import { migrate } from '../database/connect';
import { putEndpoint } from '../__testUtils__/putEndpoint';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

it('answers another plugin statuses in batches, and its refusals with a code', async () => {
  const knex = await databases.init('SQLITE_3');
  await migrate(knex);
  const refs = Array.from({ length: 205 }, (_, n) => `component:default/c${n}`);
  for (const entityRef of refs) {
    await putEndpoint(knex, { entityRef, row: { unmet: '' } });
  }
  let service: EntityHealthService | undefined;
  const other = createBackendPlugin({
    pluginId: 'other',
    register(env) {
      env.registerInit({
        deps: { health: entityHealthServiceRef, logger: coreServices.logger },
        async init({ health }) {
          service = health;
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      entityHealthPlugin,
      other,
      catalogServiceMock.factory(),
      mockServices.database.factory({ knex }),
    ],
  });
  const credentials = mockCredentials.service('plugin:other');
  const statuses = await service?.getStatuses([...refs, 'api:default/none'], {
    credentials,
  });
  expect(statuses?.size).toBe(205);
  expect(statuses?.get(refs[204])).toMatchObject({
    status: 'pass',
    contract: 'met',
  });
  await expect(
    service?.getStatuses(['none'], { credentials }),
  ).rejects.toMatchObject({ code: 'bad-request' });
  await backend.stop();
});
