import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { mayByRole } from './mayByRole';

/** What only members of these groups may do; everything else but Guardrails itself is open to every persona. */
const reserved: Record<string, string[]> = {
  'catalog.entity.delete': ['group:default/platform'],
  'catalog.location.create': ['group:default/platform'],
  'catalog.location.delete': ['group:default/platform'],
  'scaffolder.template.management': ['group:default/platform'],
  'scaffolder.task.create': [
    'group:default/payments',
    'group:default/search',
    'group:default/platform',
  ],
};

/**
 * The permission policy of the demo organisation: roles for Guardrails, and a few reserved permissions of others.
 * Guardrails checks independence, ownership and humanity by itself, with or without a policy like this one.
 *
 * @internal
 */
export class DemoPermissionPolicy implements PermissionPolicy {
  constructor(private readonly userInfo: UserInfoService) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const { name } = permission;
    const byRole = name.startsWith('guardrails.');
    const groups = reserved[name];
    if (!byRole && !groups) return { result: AuthorizeResult.ALLOW };
    if (!user) return { result: AuthorizeResult.DENY };

    const { ownershipEntityRefs } = await this.userInfo.getUserInfo(
      user.credentials,
    );
    const allowed = byRole
      ? mayByRole(ownershipEntityRefs, name)
      : groups.some(group => ownershipEntityRefs.includes(group));
    return { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
  }
}
