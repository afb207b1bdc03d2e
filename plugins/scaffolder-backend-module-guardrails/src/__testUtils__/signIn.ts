import {
  coreServices,
  createServiceFactory,
  type AuthService,
  type BackstageCredentials,
  type BackstagePrincipalTypes,
} from '@backstage/backend-plugin-api';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthenticationError } from '@backstage/errors';

type Claims =
  | { user: string; actor?: string; target?: string }
  | { service: string; target?: string };

function write(claims: Claims): string {
  return `test.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
}

function read(token: string): Claims {
  if (!token.startsWith('test.')) throw new AuthenticationError('No token');
  return JSON.parse(
    Buffer.from(token.slice('test.'.length), 'base64url').toString('utf8'),
  );
}

/** A token of a person. */
export function tokenOf(user: string): string {
  return write({ user });
}

/**
 * Tokens that carry who acts for whom, which the mock of the test utilities forgets: decision service and
 * catalog must see that the scaffolder stands in between.
 */
const auth = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }): AuthService => ({
    authenticate: async token => {
      const claims = read(token);
      if (claims.target && claims.target !== plugin.getId()) {
        throw new AuthenticationError('A token for another plugin');
      }
      const credentials: BackstageCredentials =
        'user' in claims
          ? mockCredentials.user(claims.user, {
              actor: claims.actor ? { subject: claims.actor } : undefined,
            })
          : mockCredentials.service(claims.service);
      return credentials;
    },
    isPrincipal: ((credentials, type) =>
      type === 'unknown' ||
      (credentials.principal as { type: keyof BackstagePrincipalTypes })
        .type === type) as AuthService['isPrincipal'],
    getNoneCredentials: async () => mockCredentials.none(),
    getOwnServiceCredentials: async () =>
      mockCredentials.service(`plugin:${plugin.getId()}`),
    getPluginRequestToken: async ({ onBehalfOf, targetPluginId }) => {
      const principal = onBehalfOf.principal as {
        type: string;
        userEntityRef: string;
        subject: string;
      };
      return {
        token:
          principal.type === 'user'
            ? write({
                user: principal.userEntityRef,
                actor: `plugin:${plugin.getId()}`,
                target: targetPluginId,
              })
            : write({ service: principal.subject, target: targetPluginId }),
      };
    },
    getLimitedUserToken: async () => {
      throw new Error('Not used');
    },
    listPublicServiceKeys: async () => ({ keys: [] }),
  }),
});

/** Who belongs to which groups. */
const memberships: Record<string, string[]> = {
  'user:default/developer-payments': ['group:default/payments'],
  'user:default/team-lead-payments': ['group:default/payments'],
  'user:default/developer-search': ['group:default/search'],
  'user:default/platform-engineer': ['group:default/platform'],
};

const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    getUserInfo: async credentials => {
      const { userEntityRef } = credentials.principal as {
        userEntityRef: string;
      };
      return {
        userEntityRef,
        ownershipEntityRefs: [
          userEntityRef,
          ...(memberships[userEntityRef] ?? []),
        ],
      };
    },
  }),
});

/** Services that know the people of the demo organisation. */
export const signIn = [auth, httpAuthServiceFactory, userInfo];
