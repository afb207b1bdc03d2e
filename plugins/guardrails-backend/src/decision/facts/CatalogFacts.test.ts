import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogFacts } from './CatalogFacts';

const group: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'payments',
    annotations: { 'guardrails/cost-center': '4711' },
  },
};
const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
};

describe('CatalogFacts', () => {
  it('sees at once what was registered, and remembers only what it found', async () => {
    const catalog = catalogServiceMock.mock();
    const full = catalogServiceMock({ entities: [group, component] });
    const empty = catalogServiceMock({ entities: [] });
    const answerFrom = (service: typeof full) => {
      catalog.getEntityByRef.mockImplementation((ref, options) =>
        service.getEntityByRef(ref, options),
      );
      catalog.getEntities.mockImplementation((request, options) =>
        service.getEntities(request, options),
      );
      catalog.getEntitiesByRefs.mockImplementation((request, options) =>
        service.getEntitiesByRefs(request, options),
      );
    };
    const provider = new CatalogFacts({
      catalog,
      auth: mockServices.auth(),
      timeToLive: 60_000,
    });
    const look = async () => {
      const facts = await provider.facts({
        target: { ref: 'component:default/checkout' },
        references: { owners: ['payments'], costCentres: ['4711'] },
      });
      return [
        'catalog.registered',
        'organisation.owners',
        'organisation.costCentres',
      ].map(name => facts[name]?.status === 'known' && facts[name].value);
    };

    answerFrom(empty);
    expect(await look()).toEqual([false, [], []]);
    answerFrom(full);
    expect(await look()).toEqual([true, ['payments'], ['4711']]);
    answerFrom(empty);
    expect(await look()).toEqual([true, ['payments'], ['4711']]);
  });
});
