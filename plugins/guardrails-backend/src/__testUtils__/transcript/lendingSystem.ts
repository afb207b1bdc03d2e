import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  guardrailsAccessExtensionPoint,
  type AccessProvider,
} from '@backstage-guardrails/plugin-guardrails-node';
import { component } from '../GuardrailsHarness';

export const SHOP = 'resource:default/shop-db';
export const SANDBOX = 'resource:default/sandbox-db';

export const lent: Entity[] = ['shop-db', 'sandbox-db'].map(name => ({
  ...component(name, 'group:default/payments', 'checkout'),
  kind: 'Resource',
}));

/** A system that lends access, and does what a test tells it to. */
export class LendingSystem {
  /** Leases that have an account. */
  readonly given = new Map<string, { resource: string }>();
  /** What is not as it was given. */
  deviations: string[] = [];
  /** What keeps access from being taken back. */
  obstacles: string[] = [];
  /** Uses of the sealed account. */
  incidents: { key: string; message: string }[] = [];
  /** Refuses to give anything. */
  broken = false;

  get feature() {
    const provider = this.#provider();
    return createBackendModule({
      pluginId: 'guardrails',
      moduleId: 'access-transcript',
      register(env) {
        env.registerInit({
          deps: { access: guardrailsAccessExtensionPoint },
          init: async ({ access }) => access.addAccessProvider(provider),
        });
      },
    });
  }

  #provider(): AccessProvider {
    const roles = [{ name: 'readonly' }];
    const found = (lease: string) => ({ lease, deviations: this.deviations });
    return {
      id: 'transcript',
      offers: async () => [
        { resource: SHOP, roles, environment: 'production' },
        { resource: SANDBOX, roles, environment: 'sandbox' },
      ],
      grant: async ({ lease, resource }) => {
        if (this.broken) throw new Error('The system is away');
        this.given.set(lease, { resource });
        return { username: 'account', password: 'none', connection: {} };
      },
      revoke: async ({ lease }) => {
        const { obstacles } = this;
        const existed = this.given.has(lease);
        if (obstacles.length === 0) this.given.delete(lease);
        return { existed, report: [], obstacles };
      },
      verify: async ({ lease }) =>
        this.given.has(lease) ? found(lease) : undefined,
      list: async resource =>
        [...this.given]
          .filter(([, account]) => account.resource === resource)
          .map(([lease]) => found(lease)),
      incidents: async resource => (resource === SHOP ? this.incidents : []),
    };
  }
}
