import {
  type Entity,
  RELATION_HAS_PART,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Reader } from '../access';
import type { EndpointFilter } from './endpointFilter';

/** Groups or domains below another that are looked into. */
const LEVELS = 4;
const MOST = 200;

/**
 * The endpoints of what belongs to an entity: to a system its parts, to a domain its systems and those of the domains in
 * it, to a group what it and the groups below it own. `undefined` for other kinds. Goes by what the catalog shows to the
 * caller, a level in one request.
 * @internal
 */
export async function memberFilter(options: {
  entity: Entity;
  reader: Reader;
}): Promise<EndpointFilter | undefined> {
  const { entity } = options;
  const ref = stringifyEntityRef(entity);
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'system':
      return { systems: [ref] };
    case 'group': {
      const below = await descend({
        ...options,
        relation: RELATION_PARENT_OF,
        kind: 'group:',
      });
      return { owner: below.map(group => stringifyEntityRef(group)) };
    }
    case 'domain': {
      const domains = await descend({
        ...options,
        relation: RELATION_HAS_PART,
        kind: 'domain:',
      });
      const systems = domains.flatMap(domain =>
        related(domain, RELATION_HAS_PART, 'system:'),
      );
      return { systems: [...new Set(systems)].slice(0, MOST) };
    }
    default:
      return undefined;
  }
}

async function descend(options: {
  entity: Entity;
  reader: Reader;
  relation: string;
  kind: string;
}): Promise<Entity[]> {
  const { reader, relation, kind } = options;
  const found = [options.entity];
  const seen = new Set([stringifyEntityRef(options.entity)]);
  let level = found;
  for (let depth = 0; depth < LEVELS && found.length < MOST; depth++) {
    const refs = level
      .flatMap(entity => related(entity, relation, kind))
      .filter(ref => !seen.has(ref))
      .slice(0, MOST - found.length);
    if (refs.length === 0) break;
    refs.forEach(ref => seen.add(ref));
    level = await reader.entities(
      [...new Set(refs)],
      ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
    );
    found.push(...level);
  }
  return found;
}

function related(entity: Entity, relation: string, kind: string): string[] {
  return (entity.relations ?? [])
    .filter(
      ({ type, targetRef }) => type === relation && targetRef.startsWith(kind),
    )
    .map(({ targetRef }) => targetRef);
}
