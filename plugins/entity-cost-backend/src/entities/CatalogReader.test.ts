import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { migrate } from '../database/connect';
import { CatalogReader } from './CatalogReader';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const entity = (kind: string, name: string, owner?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
});

describe.each(databases.eachSupportedId())('CatalogReader, %s', databaseId => {
  it('reads the catalog once for the table and for allocation, and keeps both where it breaks off', async () => {
    const knex = await databases.init(databaseId);
    await migrate(knex);
    let pages: Array<Entity[] | Error> = [
      [entity('Group', 'a'), entity('Location', 'x')],
      [entity('Component', 'shop', 'group:default/a')],
    ];
    let reads = 0;
    const reader = new CatalogReader({
      knex,
      auth: mockServices.auth(),
      catalog: {
        async *streamEntities() {
          reads += 1;
          for (const page of pages) {
            if (page instanceof Error) throw page;
            yield page;
          }
        },
      },
    });
    const refs = async () =>
      (await knex('entities').orderBy('ref').select('ref')).map(
        ({ ref }) => ref,
      );
    const all = [
      'component:default/shop',
      'group:default/a',
      'location:default/x',
    ];

    const [first, second] = await Promise.all([reader.read(), reader.recent()]);
    expect(reads).toBe(1);
    expect(second).toBe(first);
    expect(first.catalog.ownerOf('component:default/shop')).toBe(
      'group:default/a',
    );
    // no costs are given to a location
    expect(first.catalog.has('location:default/x')).toBe(false);
    expect(await refs()).toEqual(all);
    expect(await reader.recent()).toBe(first);
    expect(reads).toBe(1);

    pages = [[entity('Group', 'a')], new Error('broken off')];
    await expect(reader.read()).rejects.toThrow('broken off');
    expect(await refs()).toEqual(all);
    expect(await reader.recent()).toBe(first);

    pages = [[entity('Group', 'a')]];
    expect((await reader.read()).digest).not.toBe(first.digest);
    expect(await refs()).toEqual(['group:default/a']);
  });
});
