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
import {
  createScaffolderTaskPolicy,
  createSearchPolicy,
  type PartialPermissionPolicy,
} from '@backstage-guardrails/plugin-guardrails-node';
import { mayByRole } from './mayByRole';

/** What only members of these groups may do; everything else but Guardrails itself and costs is open to every persona. */
const reserved: Record<string, string[]> = {
  'catalog.entity.delete': ['group:default/platform'],
  'catalog.location.create': ['group:default/platform'],
  'catalog.location.delete': ['group:default/platform'],
  'scaffolder.template.management': ['group:default/platform'],
};

/** Groups whose members start templates. */
const creators = [
  'group:default/payments',
  'group:default/search',
  'group:default/platform',
];

/**
 * The permission policy of the demo organisation: roles for Guardrails and costs, tasks of the scaffolder and what is found in the search
 * for their team alone, and a few reserved permissions of others.
 * Guardrails checks independence, ownership and humanity by itself, with or without a policy like this one.
 *
 * @internal
 */
export class DemoPermissionPolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;
  readonly #tasks: PartialPermissionPolicy;
  readonly #search: PartialPermissionPolicy;

  constructor(
    options: Omit<
      Parameters<typeof createScaffolderTaskPolicy>[0],
      'creators' | 'teamTypes'
    >,
  ) {
    this.#userInfo = options.userInfo;
    this.#tasks = createScaffolderTaskPolicy({ ...options, creators });
    this.#search = createSearchPolicy(options);
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const ofTasks = await this.#tasks.handle(request, user);
    if (ofTasks) return ofTasks;
    const { name } = request.permission;
    const byRole = /^(guardrails|entity-cost)\./.test(name);
    const groups = reserved[name];
    if (!byRole && !groups) return { result: AuthorizeResult.ALLOW };
    if (!user) return { result: AuthorizeResult.DENY };

    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      user.credentials,
    );
    const allowed = byRole
      ? mayByRole(ownershipEntityRefs, name)
      : groups.some(group => ownershipEntityRefs.includes(group));
    if (!allowed) return { result: AuthorizeResult.DENY };
    const found = await this.#search.handle(request, user);
    return found ?? { result: AuthorizeResult.ALLOW };
  }
}
