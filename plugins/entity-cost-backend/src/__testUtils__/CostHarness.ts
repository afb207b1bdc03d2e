import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import type { AddressInfo } from 'node:net';
import { migrate } from '../database/connect';
import { entityCostPlugin } from '../plugin';

type TestBackend = Awaited<ReturnType<typeof startTestBackend>>;

/** What the service answered. */
type Answer = { status: number; text: string; body: any };

/** A whole backend with the plugin, over HTTP, and its database. */
export class CostHarness {
  readonly knex: Knex;
  readonly #backend: TestBackend;

  private constructor(options: { knex: Knex; backend: TestBackend }) {
    this.knex = options.knex;
    this.#backend = options.backend;
  }

  static async start(options: {
    databases: TestDatabases;
    databaseId: Parameters<TestDatabases['init']>[0];
    config?: JsonObject;
    /** Where files are stored while they are read. */
    temporaryFolder?: string;
    /** The groups of users, by the ref of the user. */
    groups: Record<string, string[]>;
    catalog?: Entity[];
    /** What the permission framework decides, by the permission's name; it allows everything else. */
    decisions?: Record<string, PolicyDecision>;
  }): Promise<CostHarness> {
    const { databases, databaseId, config, groups, catalog = [] } = options;
    const { temporaryFolder } = options;
    const knex = await databases.init(databaseId);
    await migrate(knex);
    const decide = (name: string): PolicyDecision =>
      options.decisions?.[name] ?? { result: AuthorizeResult.ALLOW };
    const backend = await startTestBackend({
      features: [
        entityCostPlugin,
        mockServices.rootConfig.factory({
          data: {
            entityCost: config ?? {},
            ...(temporaryFolder && {
              backend: { workingDirectory: temporaryFolder },
            }),
          },
        }),
        mockServices.database.mock({
          getClient: async () => knex,
        }).factory,
        catalogServiceMock.factory({ entities: catalog }),
        mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission }) => {
              const { result } = decide(permission.name);
              return {
                result:
                  result === AuthorizeResult.CONDITIONAL
                    ? AuthorizeResult.DENY
                    : result,
              };
            }),
          authorizeConditional: async requests =>
            requests.map(({ permission }) => decide(permission.name)),
        }).factory,
        createServiceFactory({
          service: coreServices.userInfo,
          deps: { auth: coreServices.auth },
          factory: ({ auth }) => ({
            getUserInfo: async credentials => {
              if (!auth.isPrincipal(credentials, 'user')) {
                throw new Error('Not a user');
              }
              const ref = credentials.principal.userEntityRef;
              return {
                userEntityRef: ref,
                ownershipEntityRefs: [ref, ...(groups[ref] ?? [])],
              };
            },
          }),
        }),
      ],
    });
    return new CostHarness({ knex, backend });
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }

  async call(options: {
    as: string | 'service' | 'anonymous';
    method?: string;
    path: string;
    body?: unknown;
  }): Promise<Answer> {
    const { as, method = 'GET', path, body } = options;
    const answer = await fetch(this.#addressOf(path), {
      method,
      headers: {
        Authorization: headerOf(as),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answerOf(answer);
  }

  /** Sends a file as it is. */
  async upload(options: {
    as: string | 'service' | 'anonymous';
    content: Buffer | string;
    name?: string;
    query?: string;
    type?: string;
    signal?: AbortSignal;
  }): Promise<Answer> {
    const { as, content, name = 'bill.csv', signal } = options;
    const { query = `source=upload&name=${encodeURIComponent(name)}` } =
      options;
    const answer = await fetch(this.#addressOf(`/loads?${query}`), {
      method: 'POST',
      headers: {
        Authorization: headerOf(as),
        'Content-Type': options.type ?? 'application/octet-stream',
      },
      body: typeof content === 'string' ? content : new Uint8Array(content),
      signal,
    });
    return answerOf(answer);
  }

  /** The host and port of the backend. */
  get address(): AddressInfo {
    return this.#backend.server.address() as AddressInfo;
  }

  #addressOf(path: string): string {
    return `http://localhost:${this.address.port}/api/entity-cost${path}`;
  }
}

async function answerOf(answer: Response): Promise<Answer> {
  const text = await answer.text();
  return { status: answer.status, text, body: parsed(text) };
}

function headerOf(as: string): string {
  if (as === 'anonymous') return mockCredentials.none.header();
  return as === 'service'
    ? mockCredentials.service.header()
    : mockCredentials.user.header(as);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
