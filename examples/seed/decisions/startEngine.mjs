import { load } from './loading.mjs';

load('@backstage/cli-node/config/nodeTransform.cjs');

/**
 * The decision service of the portal with its own policy, configuration, database and keys, over HTTP at a port of its
 * own. Its catalog is the files of the demo, and its callers say who they are: no network but this process reaches it
 * for longer than the seeding takes, and none of this is in a portal.
 */
export async function startEngine({ database, clock, entities, config }) {
  const { coreServices, createServiceFactory } = load(
    '@backstage/backend-plugin-api',
  );
  const { mockCredentials, mockServices, startTestBackend } = load(
    '@backstage/backend-test-utils',
  );
  const { catalogServiceMock } = load(
    '@backstage/plugin-catalog-node/testUtils',
  );
  const { GuardrailsClient } = load(
    '@backstage-guardrails/plugin-guardrails-common',
  );
  const guardrails = load(
    '@backstage-guardrails/plugin-guardrails-backend',
  ).default;
  const knex = openDatabase({ database, clock });
  const scheduler = mockServices.scheduler();
  const provide = (service, instance) =>
    createServiceFactory({ service, deps: {}, factory: () => instance });
  const backend = await startTestBackend({
    features: [
      guardrails,
      mockServices.rootLogger.factory({ level: 'error' }),
      provide(coreServices.rootConfig, config),
      provide(coreServices.database, { getClient: async () => knex }),
      provide(coreServices.scheduler, scheduler),
      provide(coreServices.userInfo, {
        getUserInfo: async ({ principal: { userEntityRef } }) => ({
          userEntityRef,
          ownershipEntityRefs: ownershipOf(entities, userEntityRef),
        }),
      }),
      catalogServiceMock.factory({ entities }),
    ],
  });
  // Nothing is promised to anybody until the file is whole, so no commit waits for the disk.
  await knex.raw('PRAGMA synchronous = off');
  const clientOf = (token, actorChain) =>
    GuardrailsClient.forServer({
      server: `http://localhost:${backend.server.port()}`,
      token,
      actorChain,
    });
  return {
    knex,
    as: person => clientOf(mockCredentials.user.token(person)),
    asTask: person =>
      clientOf(
        mockCredentials.user.token(person, {
          actor: { subject: 'plugin:scaffolder' },
        }),
        [],
      ),
    run: task => scheduler.triggerTask(`guardrails-${task}`),
    async stop() {
      await backend.stop();
      await knex.raw('PRAGMA synchronous = full');
      await knex.raw('PRAGMA wal_checkpoint(truncate)');
      await knex.destroy();
    },
  };
}

function openDatabase({ database, clock }) {
  const knex = load('knex');
  return knex({
    client: 'better-sqlite3',
    connection: { filename: database },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection, done) {
        clock.installIn(connection);
        done(undefined, connection);
      },
    },
  });
}

function ownershipOf(entities, ref) {
  const name = ref.split('/')[1];
  const person = entities.find(
    ({ kind, metadata }) => kind === 'User' && metadata.name === name,
  );
  return [
    ref,
    ...person.relations
      .filter(({ type }) => type === 'memberOf')
      .map(({ targetRef }) => targetRef),
  ];
}
