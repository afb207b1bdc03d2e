import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import {
  type BackstageCredentials,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { EntityHealthClient } from '@backstage-guardrails/plugin-entity-health-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import entityHealthPlugin from '..';

const OWNER = 'user:default/developer';
const OTHER = 'user:default/visitor';

/** Roles of the tests: the owner is of the team payments, the other of none. */
export const people = { OWNER, OTHER };

function userOf({ principal }: BackstageCredentials): string | undefined {
  const known =
    typeof principal === 'object' && principal !== null ? principal : {};
  return 'userEntityRef' in known ? String(known.userEntityRef) : undefined;
}

/** A component of the team payments. */
export function component(
  name: string,
  more: { annotations?: Record<string, string>; kind?: string } = {},
): Entity {
  const { annotations, kind = 'Component' } = more;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
  };
}

/** A backend with this plugin alone, and a client for each role. */
export class HealthHarness {
  static async start(options: {
    knex: Knex;
    entities: Entity[];
    config?: JsonObject;
    /** Decisions of the permission framework by the name of the permission; it is off without them. */
    decisions?: Record<string, 'ALLOW' | 'DENY' | 'CONDITIONAL'>;
    /** Which entities the catalog shows to the other. */
    shownToOther?: (entityRef: string) => boolean;
    /** Which entities conditions allow. */
    conditions?: (entityRef: string, user?: string) => boolean;
  }): Promise<HealthHarness> {
    const { knex, entities, config = {}, decisions = {} } = options;
    const { shownToOther = () => true, conditions = () => true } = options;
    const auditor = mockServices.auditor.mock();
    const events = { success: jest.fn(), fail: jest.fn() };
    auditor.createEvent.mockResolvedValue(events);
    const logger = mockServices.logger.mock();
    const all = catalogServiceMock({ entities });
    const catalog = catalogServiceMock.mock({
      streamEntities: request => all.streamEntities(request),
      getEntitiesByRefs: async (request, by) => {
        const other =
          by && 'credentials' in by && userOf(by.credentials) === OTHER;
        const hidden = (ref: string) => other && !shownToOther(ref);
        const { items } = await all.getEntitiesByRefs(request);
        return {
          items: items.map((item, index) =>
            hidden(request.entityRefs[index]) ? undefined : item,
          ),
        };
      },
    });
    const decisionOf = (name: string) => decisions[name] ?? 'ALLOW';
    const allows = (name: string, ref = '', user?: string) =>
      decisionOf(name) === 'CONDITIONAL'
        ? conditions(ref, user)
        : decisionOf(name) === 'ALLOW';
    const permissions = mockServices.permissions.mock({
      authorize: async (requests, by) =>
        requests.map(request => ({
          result: allows(
            request.permission.name,
            'resourceRef' in request ? request.resourceRef : undefined,
            by && userOf(by.credentials),
          )
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        })),
      authorizeConditional: async requests =>
        requests.map(({ permission }): PolicyDecision => {
          const decision = decisionOf(permission.name);
          return decision === 'CONDITIONAL'
            ? {
                result: AuthorizeResult.CONDITIONAL,
                pluginId: 'catalog',
                resourceType: 'catalog-entity',
                conditions: {
                  rule: 'IS_ENTITY_OWNER',
                  resourceType: 'catalog-entity',
                  params: {},
                },
              }
            : { result: AuthorizeResult[decision] };
        }),
    });
    const backend = await startTestBackend({
      features: [
        entityHealthPlugin,
        catalog.factory,
        createServiceFactory({
          service: coreServices.userInfo,
          deps: {},
          factory: () => ({
            getUserInfo: async credentials => {
              const userEntityRef = userOf(credentials) ?? 'none';
              return {
                userEntityRef,
                ownershipEntityRefs: [
                  userEntityRef,
                  ...(userEntityRef === OWNER
                    ? ['group:default/payments']
                    : []),
                ],
              };
            },
          }),
        }),
        mockServices.database.factory({ knex }),
        logger.factory,
        auditor.factory,
        permissions.factory,
        mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
        mockServices.rootConfig.factory({ data: { entityHealth: config } }),
      ],
    });
    return new HealthHarness({ backend, knex, auditor, events, logger });
  }

  readonly backend: TestBackend;
  readonly knex: Knex;
  readonly auditor: ReturnType<typeof mockServices.auditor.mock>;
  readonly events: { success: jest.Mock; fail: jest.Mock };
  readonly logger: ReturnType<typeof mockServices.logger.mock>;
  readonly url: string;

  private constructor(
    options: Pick<
      HealthHarness,
      'backend' | 'knex' | 'auditor' | 'events' | 'logger'
    >,
  ) {
    this.backend = options.backend;
    this.knex = options.knex;
    this.auditor = options.auditor;
    this.events = options.events;
    this.logger = options.logger;
    this.url = `http://localhost:${options.backend.server.port()}/api/entity-health`;
  }

  /** A client that asks as somebody. */
  as(user: string): EntityHealthClient {
    return this.#client(mockCredentials.user.token(user));
  }

  asService(): EntityHealthClient {
    return this.#client(mockCredentials.service.token());
  }

  /** A request that the client would not send. */
  async raw(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      authorization: mockCredentials.user.header(OWNER),
      'content-type': 'application/json',
    };
    return fetch(`${this.url}${path}`, { headers, ...init });
  }

  #client(token: string): EntityHealthClient {
    return new EntityHealthClient({
      discoveryApi: { getBaseUrl: async () => this.url },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: { ...init?.headers, authorization: `Bearer ${token}` },
          }),
      },
    });
  }
}
