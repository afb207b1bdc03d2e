import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CostListQuery } from '@backstage-guardrails/plugin-entity-cost-common';

/** Which rows are those of an entity: its own, or those of what belongs to it. @internal */
export function exportFilter(
  entity: Entity,
): Pick<CostListQuery, 'groupBy' | 'entity' | 'owner' | 'system'> {
  const ref = stringifyEntityRef(entity);
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'system':
      return { groupBy: 'service', system: [ref] };
    case 'group':
      return { groupBy: 'service', owner: [ref] };
    default:
      return { groupBy: 'service', entity: [ref] };
  }
}
