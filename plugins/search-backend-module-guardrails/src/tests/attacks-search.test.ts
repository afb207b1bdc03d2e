import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { LunrSearchEngine } from '@backstage/plugin-search-backend-node';
import { searchEngineRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import searchPlugin from '@backstage/plugin-search-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  guardrailsServiceRef,
  type GuardrailsService,
} from '@backstage-guardrails/plugin-guardrails-node';
import type {
  IndexableDocument,
  SearchEngine,
} from '@backstage/plugin-search-common';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import searchModuleGuardrails from '../index';

jest.setTimeout(60_000);

/** A value that a person types into a form and a finding repeats. */
const SECRET = 'hunter2';

const ids = Array.from(
  { length: 3 },
  (_, n) => `00000000-0000-7000-8000-00000000000${n}`,
);
const [OWN, FOREIGN, EXCEPTION] = ids;

const guardrails = {
  listRules: async () => ({
    rules: [
      {
        id: 'data/encryption-at-rest',
        title: 'Data must be encrypted at rest',
        objective: 'Encrypt data at rest',
        description: 'Anyone with a copy can read it.',
      },
    ],
  }),
  // A page for each, so that the next one is asked for.
  listDecisions: async ({ cursor }: { cursor?: string }) => ({
    items: [
      {
        id: cursor ?? OWN,
        action: 'apply',
        actor: { kind: 'human', ref: 'user:default/asker' },
        target: { ref: 'resource:default/ledger', environment: 'production' },
        headline: `The password is ${SECRET}.`,
        recordedAt: '2026-03-01T12:00:00.000Z',
      },
    ],
    ...(cursor === undefined && { nextCursor: FOREIGN }),
  }),
  listExceptions: async () => ({
    items: [
      {
        id: EXCEPTION,
        rule: 'data/encryption-at-rest',
        target: { ref: 'resource:default/ledger' },
        requester: 'user:default/asker',
        requestedAt: '2026-03-01T12:00:00.000Z',
        reason: `The ledger has the password ${SECRET}`,
      },
    ],
  }),
} as unknown as GuardrailsService;

/** A search that has been filled, as people and programs ask it. */
async function startSearch(options: {
  permission: { enabled: boolean };
  decisions?: boolean;
  engine?: SearchEngine;
  /** What the policy says of one document; absent where it allows every one. */
  mayFind?: (resourceRef: string) => boolean;
}) {
  const { permission, decisions, engine, mayFind } = options;
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      searchPlugin,
      ...(engine ? [moduleOf(engine)] : []),
      searchModuleGuardrails,
      createServiceFactory({
        service: guardrailsServiceRef,
        deps: {},
        factory: () => guardrails,
      }),
      mockServices.rootConfig.factory({
        data: {
          permission,
          search: {
            collators: {
              guardrails: {
                decisions,
              },
            },
          },
        },
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () =>
          mockServices.permissions.mock({
            authorizeConditional: async queries =>
              queries.map(query => ({
                result:
                  mayFind && query.permission.name === 'guardrails.search.read'
                    ? AuthorizeResult.CONDITIONAL
                    : AuthorizeResult.ALLOW,
              })) as never,
            authorize: async queries =>
              queries.map(({ resourceRef }) => ({
                result:
                  resourceRef === undefined || mayFind?.(resourceRef)
                    ? AuthorizeResult.ALLOW
                    : AuthorizeResult.DENY,
              })),
          }),
      }),
    ],
  });
  for (const { id } of await scheduler.getScheduledTasks()) {
    await scheduler.triggerTask(id);
  }
  const found = async (term: string): Promise<Found[]> => {
    const response = await fetch(
      `http://localhost:${server.port()}/api/search/query?term=${term}`,
      { headers: { authorization: mockCredentials.user.header() } },
    );
    const body = await response.json();
    if (!body.results) throw new Error(JSON.stringify(body));
    return body.results.map(({ document }: { document: Found }) => document);
  };
  const find = async (term: string): Promise<string[]> =>
    (await found(term)).map(({ location }) => location).sort();
  return { found, find, stop: () => server.stop() };
}

function moduleOf(engine: SearchEngine) {
  return createBackendModule({
    pluginId: 'search',
    moduleId: 'engine',
    register: env =>
      env.registerInit({
        deps: { registry: searchEngineRegistryExtensionPoint },
        init: async ({ registry }) => registry.setSearchEngine(engine),
      }),
  });
}

/** As one that keeps its indices on a disk has them at the next start. */
async function engineWith(
  documents: Record<string, IndexableDocument>,
): Promise<SearchEngine> {
  const engine = new LunrSearchEngine({ logger: mockServices.logger.mock() });
  for (const [type, document] of Object.entries(documents)) {
    const indexer = await engine.getIndexer(type);
    const closed = once(indexer, 'close');
    await pipeline(Readable.from([document]), indexer);
    await closed;
  }
  return engine;
}

type Found = { title: string; text: string; location: string };

describe('the search', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each([
    [
      'permissions are off',
      { permission: { enabled: false }, decisions: true },
    ],
    ['configuration asks for no more', { permission: { enabled: true } }],
  ])('has rules and nothing else where %s', async (_, options) => {
    const listDecisions = jest.spyOn(guardrails, 'listDecisions');
    const listExceptions = jest.spyOn(guardrails, 'listExceptions');
    const left = { title: 'ledger', text: '', location: '/left' };
    const engine = await engineWith({
      'guardrails-decision': { ...left, location: '/left/1' },
      'guardrails-exception': { ...left, location: '/left/2' },
    });
    const { find, stop } = await startSearch({ ...options, engine });
    await expect(find('encrypted')).resolves.toEqual([
      '/guardrails/rules/data/encryption-at-rest',
    ]);
    // What an earlier start had indexed is replaced.
    await expect(find('ledger')).resolves.toEqual([]);
    await expect(find('exceptions')).resolves.toEqual([
      '/guardrails/exceptions',
    ]);
    expect(listDecisions).not.toHaveBeenCalled();
    expect(listExceptions).not.toHaveBeenCalled();
    await stop();
  });

  it('shows a person the titles of what they may read, and no value of any', async () => {
    const shown = new Set([`decision:${OWN}`, `exception:${EXCEPTION}`]);
    const { found, find, stop } = await startSearch({
      permission: { enabled: true },
      decisions: true,
      mayFind: ref => shown.has(ref),
    });
    await expect(find('ledger')).resolves.toEqual([
      `/guardrails/decisions/${OWN}`,
      `/guardrails/exceptions/${EXCEPTION}`,
    ]);
    shown.add(`decision:${FOREIGN}`);
    await expect(find('ledger')).resolves.toContain(
      `/guardrails/decisions/${FOREIGN}`,
    );
    expect(JSON.stringify(await found('ledger'))).not.toContain(SECRET);
    await expect(find(SECRET)).resolves.toEqual([]);
    await stop();
  });
});
