import type { Entity } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import type { ProvisionedStore } from '../database';
import { ProvisionedEntityProvider } from './ProvisionedEntityProvider';

const recorded: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'lab',
    description: 'A lab ![seen](https://a.example/seen.png)',
  },
};

describe('ProvisionedEntityProvider', () => {
  it('gives the catalog descriptions that load nothing', async () => {
    const mutations: EntityProviderMutation[] = [];
    const provider = new ProvisionedEntityProvider({
      store: {
        listPresent: async () => [recorded],
      } as Partial<ProvisionedStore> as ProvisionedStore,
    });
    await provider.connect({
      applyMutation: async mutation => {
        mutations.push(mutation);
      },
      refresh: async () => {},
    });
    await provider.announce({ entity: recorded, removed: false });
    expect(JSON.stringify(mutations)).not.toContain('![');
    const shown = {
      ...recorded,
      metadata: {
        name: 'lab',
        description: 'A lab !\\[seen](https://a.example/seen.png)',
      },
    };
    const item = { entity: shown, locationKey: 'guardrails-provisioned' };
    expect(mutations).toEqual([
      { type: 'full', entities: [item] },
      { type: 'delta', added: [item], removed: [] },
    ]);
  });
});
