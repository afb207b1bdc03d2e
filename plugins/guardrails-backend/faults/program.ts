/*
 * The decision service as a process that can be killed at any statement: real HTTP and a real database.
 * The catalog, the logger, the tokens of people and the times at which scheduled work runs are the parts that are made up.
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
import accessPostgres from '@backstage-guardrails/plugin-guardrails-backend-module-access-postgres';
import { flushCompileCache } from 'node:module';
import guardrails from '..';
import { dieAtStatement } from './dieAtStatement';
import { dieInFile } from './dieInFile';
import { fillDisk } from './fillDisk';
import { groupsOf, organisation } from './organisation';
import { scheduleByHand } from './scheduleByHand';

dieAtStatement();
void dieInFile();
fillDisk();

const backend = createBackend();
// The usual logger compiles the schemas of all configuration at each start, to know what is secret.
backend.add(mockServices.rootLogger.factory({ level: 'warn' }));
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
backend.add(scheduleByHand());
backend.add(guardrails);
backend.add(accessPostgres);
// It ends by a kill, and what it compiled would be kept at a tidy end alone.
void backend.start().then(() => flushCompileCache());
