import {
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/**
 * What findings keep of an entity, as the catalog has it. A system belongs to itself: its own findings are among those
 * that its page adds up.
 * @internal
 */
export function toKnown(entity: Entity): {
  uid?: string;
  owner?: string;
  system?: string;
} {
  const related = (type: string, kind: string) =>
    entity.relations?.find(
      relation => relation.type === type && relation.targetRef.startsWith(kind),
    )?.targetRef;
  return {
    uid: entity.metadata.uid,
    owner: related(RELATION_OWNED_BY, ''),
    system:
      entity.kind.toLocaleLowerCase('en-US') === 'system'
        ? stringifyEntityRef(entity)
        : related(RELATION_PART_OF, 'system:'),
  };
}
