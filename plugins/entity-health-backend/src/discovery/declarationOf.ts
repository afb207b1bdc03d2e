import {
  type Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { readDeclaration } from '@backstage-guardrails/plugin-entity-health-common';
import type { DeclaredEntity } from '../database';

/**
 * What an entity declares, with what can be used of it; what is wrong is shown where the entity is shown.
 *
 * @param defaultInterval - Seconds, where the entity says nothing else.
 * @internal
 */
export function declarationOf(
  entity: Entity,
  defaultInterval: number,
): DeclaredEntity {
  const { endpoints, options, maintenance } = readDeclaration(entity);
  const owner = relatedTo(entity, RELATION_OWNED_BY);
  const system = relatedTo(entity, RELATION_PART_OF, 'system:');
  return {
    entityRef: stringifyEntityRef(entity),
    endpoints,
    options,
    interval: options.interval ?? defaultInterval,
    ...(owner === undefined ? {} : { owner }),
    ...(system === undefined ? {} : { system }),
    ...(maintenance ? { maintenance } : {}),
  };
}

function relatedTo(
  entity: Entity,
  relation: string,
  prefix = '',
): string | undefined {
  return entity.relations?.find(
    ({ type, targetRef }) => type === relation && targetRef.startsWith(prefix),
  )?.targetRef;
}
