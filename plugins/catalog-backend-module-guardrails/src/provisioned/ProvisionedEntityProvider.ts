import type { Entity } from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { escapeMarkdown } from '@backstage-guardrails/policy-model';
import type { ProvisionedStore } from '../database';
import { LOCATION } from './makeEntity';

const KEY = 'guardrails-provisioned';

/** Brings what was provisioned into the catalog, at once when it happens and again at every start. @internal */
export class ProvisionedEntityProvider implements EntityProvider {
  readonly #store: ProvisionedStore;
  #connection?: EntityProviderConnection;

  constructor(options: { store: ProvisionedStore }) {
    this.#store = options.store;
  }

  getProviderName(): string {
    return LOCATION;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    const present = await this.#store.listPresent();
    await connection.applyMutation({
      type: 'full',
      entities: present.map(deferred),
    });
  }

  /** Before the catalog has connected there is nothing to tell: connecting reads everything. */
  async announce(change: { entity: Entity; removed: boolean }): Promise<void> {
    const entities = [deferred(change.entity)];
    await this.#connection?.applyMutation({
      type: 'delta',
      added: change.removed ? [] : entities,
      removed: change.removed ? entities : [],
    });
  }
}

/**
 * As the catalog gets it, what was recorded before this rule included: pages of the catalog render a description as
 * Markdown, and whoever fills in a form must not have images loaded into them.
 */
function deferred({ metadata, ...entity }: Entity) {
  const { description } = metadata;
  return {
    entity: {
      ...entity,
      metadata: {
        ...metadata,
        ...(description && { description: escapeMarkdown(description) }),
      },
    },
    locationKey: KEY,
  };
}
