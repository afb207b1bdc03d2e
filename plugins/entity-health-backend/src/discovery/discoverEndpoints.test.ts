import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { migrate } from '../database/connect';
import { discoverEndpoints } from './discoverEndpoints';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

function component(
  name: string,
  metadata: Partial<Entity['metadata']> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', ...metadata },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
  };
}

const annotated = (name: string, annotations: Record<string, string>) =>
  component(name, { annotations });

describe.each(databases.eachSupportedId())('discovery on %s', databaseId => {
  async function prepare() {
    const knex = await databases.init(databaseId);
    await migrate(knex);
    const auth = mockServices.auth();
    const logger = mockServices.logger.mock();
    const discover = (entities: Entity[]) =>
      discoverEndpoints({
        knex,
        catalog: catalogServiceMock({ entities }),
        auth,
        logger,
        interval: 60,
      });
    const declared = () =>
      knex('endpoints')
        .whereNull('removed_at')
        .orderBy('url')
        .select('entity_ref', 'name', 'url', 'interval');
    return { knex, discover, declared };
  }

  it('finds annotations and links, and takes back what is gone', async () => {
    const { knex, discover, declared } = await prepare();
    const one = annotated('one', {
      'entity-health/endpoints': 'api=https://one.example/health',
      'entity-health/options': '{"interval": 30}',
      'entity-health/maintenance': '2026-03-01T22:00Z/2026-03-02T02:00Z',
    });
    const two = component('two', {
      links: [{ url: 'https://two.example/', type: 'health', title: 'Two' }],
    });
    const others = [
      component('three'),
      component('four', {
        links: [{ url: 'https://x.example/', type: 'docs' }],
      }),
      annotated('five', { 'entity-health/endpoints': 'ftp://x.example/' }),
    ];
    expect(await discover([one, two, ...others])).toEqual({
      entities: 3,
      changed: 2,
      removed: 0,
      failed: 0,
    });
    expect(await declared()).toEqual([
      {
        entity_ref: 'component:default/one',
        name: 'api',
        url: 'https://one.example/health',
        interval: 30,
      },
      {
        entity_ref: 'component:default/two',
        name: 'Two',
        url: 'https://two.example/',
        interval: 60,
      },
    ]);
    const [row] = await knex('endpoints').orderBy('url');
    expect(row).toMatchObject({
      owner: 'group:default/payments',
      host: 'one.example',
      status: 'unknown',
    });
    expect(Number(row.maintenance_until)).toBe(Date.parse('2026-03-02T02:00Z'));
    expect(Number(row.next_at)).toBeLessThan(Date.now() + 15_000);

    const rows = await knex('endpoints').orderBy('url');
    expect(await discover([one, two])).toMatchObject({
      changed: 0,
      removed: 0,
    });
    expect(await knex('endpoints').orderBy('url')).toEqual(rows);

    expect(await discover([two])).toMatchObject({ changed: 0, removed: 1 });
    expect(await declared()).toMatchObject([{ name: 'Two' }]);
    expect(await discover([one, two])).toMatchObject({ changed: 1 });
    expect(await declared()).toHaveLength(2);
  });

  it('goes through pages of entities', async () => {
    const { discover, declared } = await prepare();
    const entities = Array.from({ length: 450 }, (_, n) =>
      annotated(`e${n}`, {
        'entity-health/endpoints': `https://e${n}.example/`,
      }),
    );
    expect(await discover(entities)).toMatchObject({ changed: 450 });
    expect(await discover(entities.slice(0, 10))).toMatchObject({
      entities: 10,
      removed: 440,
    });
    expect(await declared()).toHaveLength(10);
  });

  it('removes nothing when the catalog fails in between', async () => {
    const { knex, discover, declared } = await prepare();
    await discover([
      annotated('one', { 'entity-health/endpoints': 'https://one.example/' }),
    ]);
    const failing = discoverEndpoints({
      knex,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      interval: 60,
      catalog: {
        async *streamEntities() {
          yield [];
          throw new Error('The catalog is away');
        },
      },
    });
    await expect(failing).rejects.toThrow('The catalog is away');
    expect(await declared()).toHaveLength(1);
  });

  it('is not stopped by an entity whose annotations are wrong', async () => {
    const { discover, declared } = await prepare();
    await discover([
      annotated('one', { 'entity-health/endpoints': 'x'.repeat(1_000_000) }),
      annotated('two', {
        'entity-health/endpoints': 'https://two.example/',
        'entity-health/options': '{"interval": 1}',
      }),
      annotated('three', {
        'entity-health/endpoints': 'https://three.example/,http://0x7f.1/',
      }),
    ]);
    expect(await declared()).toMatchObject([{ name: 'three.example' }]);
  });

  it('is not stopped by what the database refuses', async () => {
    const { discover, declared } = await prepare();
    const longest = `https://long.example?${'x'.repeat(1979)}`;
    const refused = annotated('a', {
      'entity-health/endpoints': 'https://a.example/',
    });
    const owner = `group:default/${'x'.repeat(500)}`;
    refused.relations = [{ type: 'ownedBy', targetRef: owner }];
    const found = await discover([
      refused,
      annotated('b', { 'entity-health/endpoints': longest }),
    ]);
    const urls = (await declared()).map(({ url }) => url);
    expect(urls).toContain(longest.replace('?', '/?'));
    // SQLite has no limits of length
    expect(found.failed).toBe(databaseId === 'SQLITE_3' ? 0 : 1);
  });
});
