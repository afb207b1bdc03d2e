import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { EntityStatus } from '@backstage-guardrails/plugin-entity-health-common';
import type { EntityHealthService } from '@backstage-guardrails/plugin-entity-health-node';
import type { EntityFacts } from '@backstage-guardrails/plugin-guardrails-node';
import { createEntityHealthSource } from './createEntityHealthSource';
import { createHealthProvider } from './createHealthProvider';

const SINCE = '2026-11-29T22:10:00.000Z';

const statusOf = (
  name: string,
  reading: Partial<EntityStatus> = {},
): EntityStatus => ({
  entityRef: `component:default/${name}`,
  status: 'pass',
  reason: 'reported-healthy',
  since: SINCE,
  checkedAt: '2026-11-30T08:00:00.000Z',
  flapping: false,
  maintenance: false,
  endpoints: 1,
  contract: 'met',
  ...reading,
});

/** A health service that knows these entities and no others. */
function serviceWith(...statuses: EntityStatus[]): EntityHealthService {
  return {
    getStatuses: async refs =>
      new Map(
        statuses
          .filter(({ entityRef }) => refs.includes(entityRef))
          .map(status => [status.entityRef, status]),
      ),
  };
}

const away: EntityHealthService = {
  getStatuses: () => Promise.reject(new Error('The health service is away')),
};

const auth = mockServices.auth();
const references = { owners: [], costCentres: [] };

describe('the fact of a decision', () => {
  const factFor = async (health: EntityHealthService, ref?: string) => {
    const provider = createHealthProvider({ auth, health });
    const facts = await provider.facts({ target: { ref }, references });
    return facts['health.status'];
  };

  it.each([
    [
      'state, contract and since when',
      serviceWith(statusOf('shop', { status: 'fail', contract: 'not-met' })),
      { state: 'fail', contract: 'not-met', since: SINCE },
    ],
    ['nothing of a target without an endpoint', serviceWith(), null],
  ])('has %s', async (_, health, value) => {
    await expect(factFor(health, 'component:default/shop')).resolves.toEqual({
      status: 'known',
      value,
      observedAt: expect.any(String),
      source: 'health',
    });
  });

  it('has the same value at every reading of one state', async () => {
    const values = await Promise.all(
      [
        statusOf('shop'),
        statusOf('shop', {
          checkedAt: '2026-11-30T08:01:00.000Z',
          reason: 'unspecified' as EntityStatus['reason'],
          maintenance: true,
          flapping: true,
        }),
      ].map(async status => {
        const fact = await factFor(
          serviceWith(status),
          'component:default/shop',
        );
        return fact.status === 'known' && fact.value;
      }),
    );
    expect(values[0]).toEqual(values[1]);
  });

  it('is absent without a target, and fails where the service does', async () => {
    await expect(factFor(serviceWith())).resolves.toMatchObject({
      status: 'absent',
    });
    await expect(factFor(away, 'component:default/shop')).rejects.toThrow(
      'away',
    );
  });
});

describe('the facts of the sweep', () => {
  const entity = (
    name: string,
    metadata: Partial<Entity['metadata']> = {},
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', ...metadata },
  });
  const annotations = { 'entity-health/endpoints': 'https://shop.example' };
  const entities = [
    entity('shop', { annotations }),
    entity('new', { annotations }),
    entity('linked', {
      links: [{ type: 'health', url: 'https://linked.example' }],
    }),
    entity('none'),
  ];

  async function read(
    health: EntityHealthService,
    only?: string[],
  ): Promise<EntityFacts[]> {
    const catalog = catalogServiceMock({ entities });
    const source = createEntityHealthSource({ auth, catalog, health });
    const all: EntityFacts[] = [];
    const options = only && { entities: only };
    for await (const facts of source.read(options)) all.push(facts);
    return all.sort((a, b) => (a.entity < b.entity ? -1 : 1));
  }

  it('are of entities that declare an endpoint, read or not', async () => {
    const health = serviceWith(statusOf('shop'), statusOf('linked'));
    const met = { state: 'pass', contract: 'met', since: SINCE };
    const unknown = { state: 'unknown', contract: 'unknown' };
    await expect(read(health)).resolves.toEqual([
      { entity: 'component:default/linked', facts: { 'health.status': met } },
      { entity: 'component:default/new', facts: { 'health.status': unknown } },
      { entity: 'component:default/shop', facts: { 'health.status': met } },
    ]);
  });

  it('are of the entities that a request is about, and nothing is read of others', async () => {
    const asked: string[] = [];
    const health: EntityHealthService = {
      ...serviceWith(statusOf('linked')),
      getStatuses: async refs => {
        asked.push(...refs);
        return new Map();
      },
    };
    const [linked, none] = ['linked', 'none'].map(
      name => `component:default/${name}`,
    );
    expect(
      (await read(health, [linked, none])).map(({ entity: ref }) => ref),
    ).toEqual([linked]);
    expect(asked).toEqual([linked]);
  });

  it('fail as a whole where the service does', async () => {
    await expect(read(away)).rejects.toThrow('away');
  });
});
