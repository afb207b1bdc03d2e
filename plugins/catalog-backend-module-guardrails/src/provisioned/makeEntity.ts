import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  parseEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ENVIRONMENT_NAMESPACE } from '../environments';
import type { RecordRequest } from './request';

/** Name of the location that the entities of this provider stand under. @internal */
export const LOCATION = 'guardrails:provisioned';

/** Names of the annotations that every provisioned entity carries. @internal */
export const annotations = {
  decision: 'guardrails/decision',
  environment: 'guardrails/environment',
  module: 'guardrails/module',
} as const;

/** The catalog entity of what was provisioned. @internal */
export function makeEntity(options: {
  ref: string;
  decision: string;
  environment: string | undefined;
  module: string;
  described: NonNullable<RecordRequest['entity']>;
}): Entity {
  const { ref, decision, environment, module, described } = options;
  const { kind, namespace, name } = parseEntityRef(ref);
  if (kind !== 'resource') throw new TypeError(`Not a resource: ${ref}`);
  const { title, description, tags, links, type, owner, system } = described;
  const dependsOn = [
    ...(described.dependsOn ?? []),
    ...(environment
      ? [`resource:${ENVIRONMENT_NAMESPACE}/${environment}`]
      : []),
  ];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace,
      ...(title && { title }),
      ...(description && { description }),
      ...(tags && { tags }),
      ...(links && { links }),
      annotations: {
        [ANNOTATION_LOCATION]: LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
        [annotations.decision]: decision,
        [annotations.module]: module,
        ...(environment && { [annotations.environment]: environment }),
      },
    },
    spec: {
      type,
      owner,
      ...(system && { system }),
      ...(dependsOn.length && { dependsOn }),
    },
  };
}

/** The same entity after a later decision. @internal */
export function withDecision(entity: Entity, decision: string): Entity {
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        [annotations.decision]: decision,
      },
    },
  };
}
