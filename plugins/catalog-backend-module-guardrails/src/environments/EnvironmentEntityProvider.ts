import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { Environment } from './readEnvironments';

/** Environments have a namespace of their own, so that nothing provisioned can take the name of one. @internal */
export const ENVIRONMENT_NAMESPACE = 'guardrails';

const LOCATION = 'guardrails:environments';

/** Shows the configured environments in the catalog. @internal */
export class EnvironmentEntityProvider implements EntityProvider {
  readonly #environments: Environment[];
  readonly #owner: string;

  constructor(options: { environments: Environment[]; owner: string }) {
    this.#environments = options.environments;
    this.#owner = options.owner;
  }

  getProviderName(): string {
    return LOCATION;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await connection.applyMutation({
      type: 'full',
      entities: this.#environments.map(environment => ({
        entity: this.#toEntity(environment),
        locationKey: LOCATION,
      })),
    });
  }

  #toEntity({ name, title, class: environmentClass }: Environment): Entity {
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name,
        namespace: ENVIRONMENT_NAMESPACE,
        title: title ?? name,
        description: `Environment of class ${environmentClass}`,
        annotations: {
          [ANNOTATION_LOCATION]: LOCATION,
          [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
          'guardrails/environment': name,
        },
      },
      spec: { type: 'environment', owner: this.#owner },
    };
  }
}
