import type { Knex } from 'knex';
import { inChunks } from '../database';
import type { EntityRow } from './describeEntity';

/** More systems below a domain, or groups below a group, are a ring or a mistake. */
const MAX_PARENTS = 2_000;

/**
 * Whose costs an entity adds up.
 *
 * - `entity`: its own.
 * - `owners`: those of what a group and the groups below it own.
 * - `systems`: those of what belongs to systems, with those of the systems and of the domains above.
 * @internal
 */
export type Members =
  | { kind: 'entity'; ref: string }
  | { kind: 'owners'; owners: string[] }
  | { kind: 'systems'; systems: string[]; own: string[] };

/** The part of the catalog that groups costs, as it was last read. @internal */
export class EntityIndex {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The owners of entities that have one. A group or user owns itself, known to the catalog or not. */
  async ownersOf(refs: readonly string[]): Promise<Map<string, string>> {
    const owners = new Map(
      refs.filter(isOwner).map(ref => [ref, ref] as const),
    );
    for (const some of inChunks(refs.filter(ref => !isOwner(ref)))) {
      const rows = await this.#knex<EntityRow>('entities')
        .whereIn('ref', some)
        .select('ref', 'owner');
      for (const { ref, owner } of rows) {
        if (owner !== null) owners.set(ref, owner);
      }
    }
    return owners;
  }

  async membersOf(ref: string): Promise<Members> {
    switch (ref.slice(0, ref.indexOf(':'))) {
      case 'group':
        return { kind: 'owners', owners: await this.#below([ref], 'parent') };
      case 'user':
        return { kind: 'owners', owners: [ref] };
      case 'system':
        return { kind: 'systems', systems: [ref], own: [ref] };
      case 'domain': {
        const below = await this.#below([ref], 'domain');
        const systems = below.filter(item => item.startsWith('system:'));
        return { kind: 'systems', systems, own: below };
      }
      default:
        return { kind: 'entity', ref };
    }
  }

  /** An entity and all that name it as what is above them, each once: a ring comes to an end. */
  async #below(
    start: string[],
    column: 'parent' | 'domain',
  ): Promise<string[]> {
    const seen = new Set(start);
    let level = start;
    while (level.length && seen.size <= MAX_PARENTS) {
      const rows = await this.#knex<EntityRow>('entities')
        .whereIn(column, level)
        .select('ref')
        .limit(MAX_PARENTS);
      level = rows.map(({ ref }) => ref).filter(ref => !seen.has(ref));
      level.forEach(ref => seen.add(ref));
    }
    return [...seen];
  }
}

function isOwner(ref: string): boolean {
  return /^(group|user):/.test(ref);
}

/** Narrows a query of costs to those of members. @internal */
export function applyMembers(
  query: Knex.QueryBuilder,
  options: {
    knex: Knex;
    members: Members;
    columns: { owner: string; entity: string };
  },
): void {
  const { knex, members, columns } = options;
  switch (members.kind) {
    case 'entity':
      query.where(columns.entity, members.ref);
      break;
    case 'owners':
      query.whereIn(columns.owner, members.owners);
      break;
    case 'systems':
      query.where(inner => {
        inner
          .whereIn(columns.entity, members.own)
          .orWhereIn(
            columns.entity,
            knex('entities').select('ref').whereIn('system', members.systems),
          );
      });
      break;
    default:
      members satisfies never;
  }
}
