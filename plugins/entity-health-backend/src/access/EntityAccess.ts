import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EntityHealthError,
  entityHealthMaintenancePermission,
  entityHealthReadPermission,
} from '@backstage-guardrails/plugin-entity-health-common';

/** Entities in one request to the catalog. */
const BATCH = 500;

const fields = ['kind', 'metadata.name', 'metadata.namespace'];

/** What the caller of one request may read. @internal */
export type Reader = {
  /** All entities, some that have to be asked for, or none. */
  scope: 'all' | 'some' | 'none';
  /** Those of the entities that the caller may read. */
  readable(entityRefs: Iterable<string>): Promise<Set<string>>;
  /** Entities that the catalog shows to the caller, and no others. */
  entities(entityRefs: string[], fields?: string[]): Promise<Entity[]>;
};

/**
 * Who may read the health of which entities, and announce maintenance of them.
 *
 * An entity is readable where the catalog shows it to the caller's own credentials and `entity-health.read` is allowed.
 * Where the permission framework allows both to the caller without a condition, or is off, nothing has to be asked for
 * each entity.
 * @internal
 */
export class EntityAccess {
  readonly #auth: Pick<AuthService, 'isPrincipal'>;
  readonly #catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  readonly #permissions: PermissionsService;
  readonly #userInfo: UserInfoService;
  readonly #operators: readonly string[];

  constructor(options: {
    auth: Pick<AuthService, 'isPrincipal'>;
    catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
    permissions: PermissionsService;
    userInfo: UserInfoService;
    /** References of groups and users that may announce maintenance of every entity. */
    operators: readonly string[];
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#userInfo = options.userInfo;
    this.#operators = options.operators;
  }

  async reader(credentials: BackstageCredentials): Promise<Reader> {
    const [health, catalog] = await this.#permissions.authorizeConditional(
      [
        { permission: entityHealthReadPermission },
        { permission: catalogEntityReadPermission },
      ],
      { credentials },
    );
    const { ALLOW, DENY } = AuthorizeResult;
    const entities: Reader['entities'] = (refs, only) =>
      this.#entities(refs, credentials, only);
    if (health.result === DENY || catalog.result === DENY) {
      return { scope: 'none', entities, readable: async () => new Set() };
    }
    if (health.result === ALLOW && catalog.result === ALLOW) {
      return {
        scope: 'all',
        entities,
        readable: async refs => new Set(refs),
      };
    }
    return {
      scope: 'some',
      entities,
      readable: async refs => {
        const shown = await this.#shown([...new Set(refs)], credentials);
        return health.result === ALLOW
          ? new Set(shown)
          : this.#allowed(shown, credentials);
      },
    };
  }

  /** An entity that the caller may read. @throws EntityHealthError `not-found`, whether it exists or not */
  async entity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const reader = await this.reader(credentials);
    const readable = await reader.readable([entityRef]);
    const [entity] = await reader.entities([...readable]);
    if (entity) return entity;
    throw new EntityHealthError({
      code: 'not-found',
      message: `The catalog has no entity ${entityRef}, or you may not read it.`,
    });
  }

  /**
   * Whether the caller may announce maintenance of an entity: as one of its owners or as an operator, and if the
   * permission framework allows it. A service may not: a person answers for what is silenced.
   */
  async mayMaintain(
    entity: Entity,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    if (!this.#auth.isPrincipal(credentials, 'user')) return false;
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    const owners = (entity.relations ?? [])
      .filter(({ type }) => type === RELATION_OWNED_BY)
      .map(({ targetRef }) => targetRef);
    const entitled = ownershipEntityRefs.some(
      ref => owners.includes(ref) || this.#operators.includes(ref),
    );
    if (!entitled) return false;
    const [decision] = await this.#permissions.authorize(
      [
        {
          permission: entityHealthMaintenancePermission,
          resourceRef: stringifyEntityRef(entity),
        },
      ],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }

  async #shown(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const shown: string[] = [];
    for (let from = 0; from < refs.length; from += BATCH) {
      const batch = refs.slice(from, from + BATCH);
      const entities = await this.#entities(batch, credentials, fields);
      shown.push(...entities.map(entity => stringifyEntityRef(entity)));
    }
    return shown;
  }

  async #allowed(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const allowed = new Set<string>();
    for (let from = 0; from < entityRefs.length; from += BATCH) {
      const batch = entityRefs.slice(from, from + BATCH);
      const decisions = await this.#permissions.authorize(
        batch.map(resourceRef => ({
          permission: entityHealthReadPermission,
          resourceRef,
        })),
        { credentials },
      );
      for (const [index, { result }] of decisions.entries()) {
        if (result === AuthorizeResult.ALLOW) allowed.add(batch[index]);
      }
    }
    return allowed;
  }

  async #entities(
    entityRefs: string[],
    credentials: BackstageCredentials,
    only?: string[],
  ): Promise<Entity[]> {
    if (entityRefs.length === 0) return [];
    try {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, ...(only ? { fields: only } : {}) },
        { credentials },
      );
      return items.filter(item => item !== undefined);
    } catch (cause) {
      throw new EntityHealthError({
        code: 'catalog-unavailable',
        message:
          'The catalog did not say what you may read, so nothing is shown. Try again.',
        cause,
      });
    }
  }
}
