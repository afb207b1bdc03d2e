import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_PARENT_OF,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../actors';
import { resolveIdentity } from './resolveIdentity';
import { isFromDirectory } from './isFromDirectory';
import type { Human } from './Human';
import type { People } from './People';
import { personRef } from './personRef';
import { requireOwnSession } from './requireOwnSession';

/** More groups around one person, or below one group, are a mistake or an attack. */
const MAX_GROUPS = 500;

/** More people than can be asked for one consent. */
const MAX_MEMBERS = 500;

/** Refs in one question to the catalog. */
const BATCH = 100;

/**
 * Who is who, asked of the catalog each time with the plugin's own credentials: whoever left a group a
 * second ago must not consent for it, so nothing here is remembered.
 * @internal
 */
export class CatalogPeople implements People {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #directories: string[];

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    /** Where users and groups have to come from; none for anywhere. */
    directories?: string[];
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#directories = options.directories ?? [];
  }

  async human(caller: Caller): Promise<Human> {
    requireOwnSession(caller);
    return this.byRef(caller.actor.ref);
  }

  async byRef(ref: string): Promise<Human> {
    const human = await this.find(ref);
    if (human) return human;
    throw new GuardrailsError({
      code: 'not-found',
      message: `The catalog has no user ${ref}.`,
    });
  }

  async find(ref: string): Promise<Human | undefined> {
    const spelled = personRef(ref);
    if (!spelled?.startsWith('user:')) return undefined;
    const [user] = await this.#entities([spelled]);
    if (!user) return undefined;
    const teams = related(user, RELATION_MEMBER_OF);
    const [id, groups] = await Promise.all([
      resolveIdentity(spelled, async other =>
        other === spelled ? user : (await this.#entities([other]))[0],
      ),
      this.#closure(teams, RELATION_CHILD_OF, () => {}),
    ]);
    return { id, ref: spelled, teams: [...teams].sort(), groups };
  }

  async identities(refs: string[]): Promise<Map<string, string>> {
    const spellings = refs.map(ref => [ref, personRef(ref)] as const);
    const spelled = [
      ...new Set(spellings.flatMap(([, ref]) => ref ?? [])),
    ].filter(ref => ref.startsWith('user:'));
    const users = await this.#entities(spelled);
    const known = new Map(spelled.map((ref, index) => [ref, users[index]]));
    const identities = new Map<string, string>();
    for (const [ref, spelling] of spellings) {
      if (!spelling || !known.get(spelling)) continue;
      const identity = await resolveIdentity(spelling, async other =>
        known.has(other)
          ? known.get(other)
          : (
              await this.#entities([other])
            )[0],
      );
      identities.set(ref, identity);
    }
    return identities;
  }

  async members(group: string): Promise<string[]> {
    const spelled = personRef(group);
    if (spelled?.startsWith('user:')) return [spelled];
    if (!spelled?.startsWith('group:')) return [];
    const members = new Set<string>();
    await this.#closure([spelled], RELATION_PARENT_OF, entity => {
      for (const member of related(entity, RELATION_HAS_MEMBER)) {
        if (member.startsWith('user:')) members.add(member);
      }
      if (members.size > MAX_MEMBERS) throw tooLarge(spelled);
    });
    return [...members].sort();
  }

  /** The groups and all that the relation leads to, each once: a ring of groups comes to an end. */
  async #closure(
    start: string[],
    relation: string,
    visit: (entity: Entity) => void,
  ): Promise<string[]> {
    const seen = new Set(start);
    let level = start;
    while (level.length > 0) {
      if (seen.size > MAX_GROUPS) throw tooLarge(start.join(', '));
      const found = await this.#entities(level);
      level = [];
      for (const entity of found) {
        if (!entity) continue;
        visit(entity);
        for (const next of related(entity, relation)) {
          if (seen.has(next)) continue;
          seen.add(next);
          level.push(next);
        }
      }
    }
    return [...seen].sort();
  }

  async #entities(refs: string[]): Promise<(Entity | undefined)[]> {
    const found: (Entity | undefined)[] = [];
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      for (let from = 0; from < refs.length; from += BATCH) {
        const { items } = await this.#catalog.getEntitiesByRefs(
          {
            entityRefs: refs.slice(from, from + BATCH),
            fields: ['kind', 'metadata', 'relations'],
          },
          { credentials },
        );
        // Whoever registered a user or a group of their own has not become an approver by it.
        found.push(
          ...items.map(item =>
            item && isFromDirectory(item, this.#directories) ? item : undefined,
          ),
        );
      }
      return found;
    } catch (error) {
      throw new GuardrailsError({
        code: 'facts-unavailable',
        message:
          'The catalog did not answer who belongs to which group. Try again later.',
        cause: error,
      });
    }
  }
}

function related(entity: Entity, type: string): string[] {
  const refs = (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => personRef(targetRef));
  return [...new Set(refs.filter(ref => ref !== undefined))];
}

function tooLarge(group: string): GuardrailsError {
  return new GuardrailsError({
    code: 'bad-request',
    message: `More people or groups belong to ${group} than can be asked (${MAX_MEMBERS}). Name a smaller group in the parameters.`,
  });
}
