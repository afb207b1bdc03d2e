/*
 * The decision service of one checkout as a process: real HTTP, a real database, the real scheduler. The catalog and
 * the tokens of people are made up. GUARDRAILS_CHECKOUT names the checkout, so that this file is the same for both
 * versions.
 */
const { createRequire } = require('node:module');
const { join } = require('node:path');

const from = createRequire(
  join(
    process.env.GUARDRAILS_CHECKOUT,
    'plugins/guardrails-backend/package.json',
  ),
);
const load = name => from(name).default ?? from(name);
const { createBackend } = from('@backstage/backend-defaults');
const { coreServices, createServiceFactory } = from(
  '@backstage/backend-plugin-api',
);
const { mockServices } = from('@backstage/backend-test-utils');
const { catalogServiceMock } = from('@backstage/plugin-catalog-node/testUtils');
const { groupsOf, organisation } = from('./faults/organisation.ts');

/** As many components as there are stories, so that no story meets another one's exception or claim. */
const component = organisation.find(({ kind }) => kind === 'Component');
const components = Array.from({ length: 10_000 }, (_, index) => ({
  ...component,
  metadata: { ...component.metadata, name: `story-${index}` },
}));

const backend = createBackend();
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(
  catalogServiceMock.factory({ entities: [...organisation, ...components] }),
);
backend.add(
  createServiceFactory({
    service: coreServices.userInfo,
    deps: {},
    factory: () => ({
      async getUserInfo({ principal: { userEntityRef } }) {
        return {
          userEntityRef,
          ownershipEntityRefs: [userEntityRef, ...groupsOf(userEntityRef)],
        };
      },
    }),
  }),
);
backend.add(load('@backstage-guardrails/plugin-guardrails-backend'));
backend.add(
  load(
    '@backstage-guardrails/plugin-guardrails-backend-module-access-postgres',
  ),
);
backend.start();
