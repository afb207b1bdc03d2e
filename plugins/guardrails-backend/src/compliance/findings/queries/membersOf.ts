import {
  RELATION_HAS_PART,
  RELATION_PARENT_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { CatalogFacts } from '../../../decision/facts';

/** Groups or domains below another that are looked into. */
const LEVELS = 4;
const MOST = 200;

type Catalog = Pick<CatalogFacts, 'entities'>;

/**
 * Which findings belong to an entity: to a system those of its parts, to a domain those of its systems and of the
 * domains in it, to a group those of what it and the groups below it own. It only says where to look; what of it the
 * caller may read is another condition.
 * @internal
 */
export async function membersOf(
  catalog: Catalog,
  ref: string,
): Promise<{ column: 'owner' | 'system'; values: string[] }> {
  const kind = ref.slice(0, ref.indexOf(':'));
  switch (kind) {
    case 'system':
      return { column: 'system', values: [ref] };
    case 'group': {
      const groups = await descend(catalog, {
        ...{ ref, kind: 'group:', relation: RELATION_PARENT_OF },
      });
      return { column: 'owner', values: groups.map(refOf) };
    }
    case 'domain': {
      const domains = await descend(catalog, {
        ...{ ref, kind: 'domain:', relation: RELATION_HAS_PART },
      });
      const systems = domains.flatMap(domain =>
        related(domain, RELATION_HAS_PART, 'system:'),
      );
      return { column: 'system', values: [...new Set(systems)].slice(0, MOST) };
    }
    default:
      throw new GuardrailsError({
        code: 'bad-request',
        // It has the shape that is described; its kind is what is wrong.
        statusCode: 422,
        message:
          'Only systems, domains and groups have members. Name an entity of one of these kinds.',
        path: '/memberOf',
      });
  }
}

/** The entity and those below it, each once: relations can go in a circle. */
async function descend(
  catalog: Catalog,
  options: { ref: string; relation: string; kind: string },
): Promise<Entity[]> {
  const { relation, kind } = options;
  const seen = new Set([options.ref]);
  const found: Entity[] = [];
  let refs = [options.ref];
  for (let level = 0; level <= LEVELS && refs.length > 0; level++) {
    const entities = await catalog.entities(refs);
    found.push(...entities);
    refs = entities
      .flatMap(entity => related(entity, relation, kind))
      .filter(ref => !seen.has(ref) && Boolean(seen.add(ref)))
      .slice(0, Math.max(0, MOST - found.length));
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

function refOf(entity: Entity): string {
  return stringifyEntityRef(entity);
}
