import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  GuardrailsClient,
  type DecideRequest,
  type GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import guardrailsPlugin from '../index';
import { countStart } from './countStart';
import { group, organisation, ownershipOf } from './organisation';
import { allowed } from './plans';
import { SEALING_KEY, signingKeyOf } from './seals';

const DEVELOPER = 'user:default/developer-payments';
const LEAD = 'user:default/team-lead-payments';
const OTHER = 'user:default/developer-search';
const SECURITY = 'user:default/security-reviewer';
const PLATFORM = 'user:default/platform-engineer';

/** Roles of the tests, with the groups that the catalog says they belong to. */
export const people = { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM };

/** Groups of the tests with their members. */
export const members: Record<string, string[]> = {
  'group:default/payments': [DEVELOPER, LEAD],
  'group:default/search': [OTHER],
  'group:default/security': [SECURITY],
  'group:default/platform': [PLATFORM],
};

export const CHECKOUT = 'component:default/checkout-api';
export const SEARCH = 'component:default/search-api';

export const binding: GrantBinding = {
  task: 'task-1',
  plan: sha256('plan'),
  workspace: sha256('workspace'),
};

/** A component as the catalog has it. */
export function component(name: string, owner: string, system: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service', lifecycle: 'production', owner, system },
    relations: [
      { type: 'ownedBy', targetRef: owner },
      { type: 'partOf', targetRef: `system:default/${system}` },
    ],
  };
}

const costCentres: Record<string, string> = {
  'group:default/payments': '4711',
  'group:default/search': '4712',
};

/** Plugins that read the catalog as a whole find no entity twice. Of two, the first has the annotations of both. */
function eachOnce(entities: Entity[]): Entity[] {
  const found = new Map<string, Entity>();
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    const first = found.get(ref);
    const annotations = {
      ...first?.metadata.annotations,
      ...entity.metadata.annotations,
    };
    found.set(
      ref,
      // One that is there once stays the object that a test edits.
      first
        ? { ...first, metadata: { ...first.metadata, annotations } }
        : entity,
    );
  }
  return [...found.values()];
}

/** The decision service over real HTTP, with the verbs of its users. */
export class GuardrailsHarness {
  static async start(options: {
    knex: Knex;
    config?: JsonObject;
    /** What other plugins of the same backend have: configuration, and databases by the id of the plugin. */
    others?: { config: JsonObject; databases: Record<string, Knex> };
    features?: Parameters<typeof startTestBackend>[0]['features'];
    /** Beside those that are always there, or instead of one of them. */
    entities?: Entity[];
  }) {
    const entities = [
      component('checkout-api', 'group:default/payments', 'checkout'),
      component('search-api', 'group:default/search', 'storefront'),
      ...organisation(members),
      ...Object.entries(costCentres).map(([ref, costCentre]) =>
        group(ref, { members: members[ref], costCentre }),
      ),
      ...(options.entities ?? []),
    ];
    countStart(options.knex);
    const { server } = await startTestBackend({
      features: [
        guardrailsPlugin,
        mockServices.rootConfig.factory({
          data: {
            ...options.others?.config,
            guardrails: {
              environments: [
                { name: 'sandbox', class: 'sandbox', account: '1' },
                { name: 'production', class: 'production', account: '4' },
              ],
              access: {
                readers: ['group:default/security'],
                operators: ['group:default/platform'],
              },
              sealingKey: SEALING_KEY,
              ...options.config,
              ledger: {
                signingKey: signingKeyOf(options.knex),
                ...(options.config?.ledger as JsonObject),
              },
            },
          },
        }),
        createServiceFactory({
          service: coreServices.database,
          deps: { plugin: coreServices.pluginMetadata },
          factory: ({ plugin }) => ({
            getClient: async () =>
              options.others?.databases[plugin.getId()] ?? options.knex,
          }),
        }),
        catalogServiceMock.factory({
          entities: options.others ? eachOnce(entities) : entities,
        }),
        createServiceFactory({
          service: coreServices.userInfo,
          deps: {},
          factory: () =>
            mockServices.userInfo.mock({
              getUserInfo: async credentials => {
                const { userEntityRef } = credentials.principal as {
                  userEntityRef: string;
                };
                return {
                  userEntityRef,
                  ownershipEntityRefs: ownershipOf(entities, userEntityRef),
                };
              },
            }),
        }),
        ...(options.features ?? []),
      ],
    });
    return new GuardrailsHarness(`http://localhost:${server.port()}`, server);
  }

  private constructor(
    readonly url: string,
    readonly server: Awaited<ReturnType<typeof startTestBackend>>['server'],
  ) {}

  /** A person at the portal. */
  as(person: string) {
    return this.#client(mockCredentials.user.token(person));
  }

  /** The scaffolder, or another plugin, on behalf of a person who started its task in their own session. */
  asTask(person: string, plugin = 'plugin:scaffolder') {
    return this.#client(this.taskToken(person, plugin), []);
  }

  /** A plugin on behalf of a person who asked it through the others, or that does not say. */
  asPlugin(
    person: string,
    options: { plugin: string; actorChain?: readonly string[] },
  ) {
    const { plugin, actorChain } = options;
    return this.#client(this.taskToken(person, plugin), actorChain);
  }

  taskToken(person: string, plugin = 'plugin:scaffolder') {
    return mockCredentials.user.token(person, { actor: { subject: plugin } });
  }

  asService() {
    return this.#client(mockCredentials.service.token());
  }

  /** Another plugin of the backend, in its own name. */
  asPluginItself(subject: string) {
    return this.#client(this.pluginToken(subject));
  }

  pluginToken(subject: string) {
    return mockCredentials.service.token({
      onBehalfOf: mockCredentials.service(subject),
      targetPluginId: 'guardrails',
    });
  }

  token(person: string) {
    return mockCredentials.user.token(person);
  }

  /** Asks about the plan that every rule allows, unless told otherwise. */
  request(options: Partial<DecideRequest> = {}): DecideRequest {
    return {
      evidence: { document: allowed },
      format: 'terraform-plan',
      target: { ref: CHECKOUT, environment: 'sandbox' },
      run: { task: binding.task },
      ...options,
    };
  }

  #client(token: string, actorChain?: readonly string[]) {
    return GuardrailsClient.forServer({ server: this.url, token, actorChain });
  }
}
