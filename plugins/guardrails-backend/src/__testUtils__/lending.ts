import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  guardrailsAccessExtensionPoint,
  type AccessProvider,
} from '@backstage-guardrails/plugin-guardrails-node';
import { component } from './GuardrailsHarness';

export const SHOP = 'resource:default/shop-db';

export const shop: Entity = {
  ...component('shop-db', 'group:default/payments', 'checkout'),
  kind: 'Resource',
};

/** A system that gives what it is asked for and remembers it. */
export function lending(given = new Set<string>()) {
  return createBackendModule({
    pluginId: 'guardrails',
    moduleId: 'access-fixture',
    register(env) {
      env.registerInit({
        deps: { access: guardrailsAccessExtensionPoint },
        async init({ access }) {
          const provider: AccessProvider = {
            id: 'fixture',
            offers: async () => [
              {
                resource: SHOP,
                roles: [{ name: 'readonly' }],
                environment: 'production',
              },
            ],
            grant: async asked => {
              given.add(asked.lease);
              return { username: 'fixture', password: 'none', connection: {} };
            },
            revoke: async ({ lease }) => {
              return {
                existed: given.delete(lease),
                report: [],
                obstacles: [],
              };
            },
            verify: async ({ lease }) =>
              given.has(lease) ? { lease, deviations: [] } : undefined,
            list: async () =>
              [...given].map(lease => ({ lease, deviations: [] })),
          };
          access.addAccessProvider(provider);
        },
      });
    },
  });
}
