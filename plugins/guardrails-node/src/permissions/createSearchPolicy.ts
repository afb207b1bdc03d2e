import type {
  BackstageUserInfo,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_SEARCH_DOCUMENT,
  searchReadPermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { PartialPermissionPolicy } from './createScaffolderTaskPolicy';

/**
 * Who finds decisions and exceptions in the search of the portal: who requested them, who owned the target when they were
 * recorded, and the members of `guardrails.access.readers`. The search shows what the policy allows and asks no one else, so
 * without an answer like this one it would show them to everybody.
 * @public
 */
export function createSearchPolicy(options: {
  config: RootConfigService;
  userInfo: UserInfoService;
}): PartialPermissionPolicy {
  const { config, userInfo } = options;
  const readers = new Set(
    config.getOptionalStringArray('guardrails.access.readers')?.map(spelled),
  );
  // The search asks for each document of a result, many in one request, which has one object for its credentials.
  const people = new WeakMap<object, Promise<BackstageUserInfo>>();
  return {
    async handle({ permission }, user) {
      if (permission.name !== searchReadPermission.name) return undefined;
      if (!user) return { result: AuthorizeResult.DENY };
      const { credentials } = user;
      const person =
        people.get(credentials) ?? userInfo.getUserInfo(credentials);
      people.set(credentials, person);
      const { userEntityRef, ownershipEntityRefs } = await person;
      if (ownershipEntityRefs.some(group => readers.has(spelled(group)))) {
        return { result: AuthorizeResult.ALLOW };
      }
      const claims = [...new Set([userEntityRef, ...ownershipEntityRefs])];
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'guardrails',
        resourceType: RESOURCE_TYPE_SEARCH_DOCUMENT,
        conditions: {
          anyOf: [
            condition('IS_OWNER', claims),
            condition('IS_REQUESTER', [userEntityRef]),
          ],
        },
      };
    },
  };
}

function condition(rule: string, claims: string[]) {
  return {
    rule,
    resourceType: RESOURCE_TYPE_SEARCH_DOCUMENT,
    params: { claims },
  };
}

function spelled(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
