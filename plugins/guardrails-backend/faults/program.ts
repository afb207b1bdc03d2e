/*
 * The decision service as a process that can be killed at any statement: real HTTP and a real database.
 * The catalog and the tokens of people are the parts that are made up.
 */
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
  type BackstageCredentials,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import guardrails from '..';
import { dieAtStatement } from './dieAtStatement';
import { fillDisk } from './fillDisk';
import { groupsOf, organisation } from './organisation';

dieAtStatement();
fillDisk();

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
backend.start();
