import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import createKnex from 'knex';
import { migrate } from './migrate';
import { ProvisionedStore } from './ProvisionedStore';

jest.setTimeout(60_000);

const ref = 'resource:default/checkout-lab';
const earlier = '01a1fd40-0000-7000-8000-000000000000';
const later = '01a1fd41-0000-7000-8000-000000000000';

function entity(title: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'checkout-lab', title },
    spec: { type: 'environment', owner: 'group:default/payments' },
  };
}

describe('ProvisionedStore', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_15'],
  });

  it.each(databases.eachSupportedId())(
    'begins once, however many replicas start on an empty %p',
    async id => {
      const knex = await databases.init(id);
      // SQLite is for one replica.
      const replicas = id === 'SQLITE_3' ? 1 : 4;
      const own = Array.from({ length: replicas }, () =>
        createKnex(knex.client.config),
      );
      await Promise.all(
        own.map(each => migrate(mockServices.database({ knex: each }))),
      );
      const names = await own[0]('guardrails_knex_migrations').pluck('name');
      expect(names.length).toBeGreaterThan(0);
      expect(new Set(names).size).toBe(names.length);
      await Promise.all(own.map(each => each.destroy()));
    },
  );

  it.each(databases.eachSupportedId())(
    'keeps what the newest decision made, whichever comes last, on %p',
    async id => {
      const knex = await databases.init(id);
      const database = mockServices.database({ knex });
      const store = new ProvisionedStore({ knex: await migrate(database) });

      const created = {
        entity: entity('created'),
        decision: earlier,
        removed: false,
      };
      const removed = {
        entity: entity('removed'),
        decision: later,
        removed: true,
      };
      expect(await store.find(ref)).toBeUndefined();
      expect(await store.put(ref, created)).toBe(true);
      expect(await store.listPresent()).toEqual([created.entity]);
      expect(await store.put(ref, created)).toBe(true);
      expect(await store.put(ref, removed)).toBe(true);
      expect(await store.listPresent()).toEqual([]);
      // An old decision cannot bring back what a later one removed.
      expect(await store.put(ref, created)).toBe(false);
      expect(await store.find(ref)).toEqual(removed);

      // A second start finds everything done; going down takes the table along.
      await migrate(database);
      expect(await store.find(ref)).toEqual(removed);
      await knex.migrate.down({
        directory: `${__dirname}/../../migrations`,
        tableName: 'guardrails_knex_migrations',
      });
      expect(await knex.schema.hasTable('guardrails_provisioned')).toBe(false);
    },
  );
});
