import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import knexFactory from 'knex';
import { setImmediate } from 'node:timers/promises';

const PAGE = 500;

function entity(index: number, changed: number): Entity {
  const etag = `${index}-${changed}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: index % 100 === 0 ? 'Group' : 'Component',
    metadata: {
      name: `e${index}`,
      namespace: 'default',
      uid: `uid-${index}`,
      etag,
      description: index % 2 ? `Entity ${index}` : undefined,
      annotations: {
        'backstage.io/managed-by-location': `url:https://example.com/${index}`,
        'backstage.io/techdocs-ref': 'dir:.',
      },
      tags: ['java', 'data'],
    },
    spec: {
      type: 'service',
      lifecycle: index % 3 ? 'production' : 'experimental',
      owner: `group:default/e${index - (index % 100)}`,
      dependsOn: [`component:default/e${Math.max(1, index - 1)}`],
    },
    relations: [
      {
        type: 'ownedBy',
        targetRef: `group:default/e${index - (index % 100)}`,
      },
    ],
  };
}

/**
 * In the place of the catalog: JSON from a database, fields picked, and JSON again, as over HTTP. It is faster than the
 * catalog's API, so that nothing here is measured in its reading.
 */
export async function sweptCatalog(size: number) {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  await knex.schema.createTable('final', table => {
    table.string('ref').primary();
    table.text('entity');
  });
  const write = (index: number, changed: number) => {
    const made = entity(index, changed);
    return {
      ref: `${made.kind.toLowerCase()}:default/e${index}`,
      entity: JSON.stringify(made),
    };
  };
  for (let from = 0; from < size; from += 100) {
    const rows = Array.from({ length: Math.min(100, size - from) }, (_, at) =>
      write(from + at, 0),
    );
    await knex('final').insert(rows);
  }
  const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value));
  const page = async (after: string) => {
    const rows = await knex('final')
      .where('ref', '>', after)
      .orderBy('ref')
      .limit(PAGE);
    const items = rows.map(({ entity: text }): Entity => {
      const { kind, metadata, spec, apiVersion } = JSON.parse(text);
      const { name, namespace, uid, etag } = metadata;
      const { lifecycle } = spec;
      return {
        apiVersion,
        kind,
        metadata: { name, namespace, uid, etag },
        spec: { lifecycle },
      };
    });
    const nextCursor =
      rows.length < PAGE ? undefined : rows[rows.length - 1].ref;
    return sent({ items, totalItems: size, pageInfo: { nextCursor } });
  };
  const time = { spent: 0 };
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    // SQLite answers at once; what comes over HTTP comes in a turn of its own.
    await setImmediate();
    try {
      return await work();
    } finally {
      time.spent += performance.now() - started;
    }
  };
  const service: Pick<
    CatalogService,
    'queryEntities' | 'getEntitiesByRefs' | 'streamEntities'
  > = {
    queryEntities: request =>
      counted(() => page(request && 'cursor' in request ? request.cursor : '')),
    getEntitiesByRefs: ({ entityRefs }) =>
      counted(async () => {
        const rows = await knex('final').whereIn('ref', entityRefs);
        const found = new Map<string, Entity>(
          rows.map(({ ref, entity: text }) => [ref, JSON.parse(text)]),
        );
        return sent({ items: entityRefs.map(ref => found.get(ref)) });
      }),
    async *streamEntities() {},
  };
  return Object.assign(time, {
    service: Object.assign(Object.create(null), service) as CatalogService,
    async readAll() {
      for (let after: string | undefined = ''; after !== undefined; ) {
        after = (await page(after)).pageInfo.nextCursor;
      }
    },
    async change(share: number) {
      const every = Math.round(1 / share);
      for (let index = 1; index < size; index += every) {
        const { ref, entity: text } = write(index, 1);
        await knex('final').where({ ref }).update({ entity: text });
      }
    },
    close: () => knex.destroy(),
  });
}
