/*
 * The decision service for tests of its API: real HTTP and a real database. The catalog, the tokens of people and the
 * system that gives access are made up.
 */
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type BackstageCredentials,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { guardrailsAccessExtensionPoint } from '@backstage-guardrails/plugin-guardrails-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import guardrails from '..';
import { groupsOf, organisation, SHOP } from '../faults/organisation';

/** Gives access that opens nothing. */
const access = createBackendModule({
  pluginId: 'guardrails',
  moduleId: 'pretended-access',
  register: registration =>
    registration.registerInit({
      deps: { access: guardrailsAccessExtensionPoint },
      async init(deps) {
        deps.access.addAccessProvider({
          id: 'pretended',
          offers: async () => [
            {
              resource: SHOP,
              environment: 'sandbox',
              roles: [{ name: 'readonly' }],
            },
          ],
          grant: async ({ lease }) => ({
            username: `lease-${lease.slice(0, 8)}`,
            password: 'opens-nothing',
            connection: { host: 'localhost' },
          }),
          verify: async () => undefined,
          revoke: async () => ({ existed: true, report: [], obstacles: [] }),
          list: async () => [],
        });
      },
    }),
});

const backend = createBackend();
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(catalogServiceMock.factory({ entities: organisation }));
backend.add(
  createServiceFactory({
    service: coreServices.userInfo,
    deps: {},
    factory: () => ({
      getUserInfo: async (credentials: BackstageCredentials) => {
        const { userEntityRef } =
          credentials.principal as BackstageUserPrincipal;
        return {
          userEntityRef,
          ownershipEntityRefs: [userEntityRef, ...groupsOf(userEntityRef)],
        };
      },
    }),
  }),
);
backend.add(guardrails);
backend.add(access);
backend.start();
