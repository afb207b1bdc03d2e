import type {
  AuthService,
  LoggerService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_SCAFFOLDER_TASK,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { findColleagues } from './findColleagues';
import { reportTasksPrivate } from './reportTasksPrivate';

/** A part of a permission policy: `undefined` where the permission is none of its own. @public */
export type PartialPermissionPolicy = {
  handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision | undefined>;
};

const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };

/**
 * Who reads, cancels, retries and starts tasks of the scaffolder. A task shows the values, the log and the findings that
 * Guardrails itself shows to those alone who may read the decision, so without a policy like this one it shows them to
 * everybody who signs in.
 *
 * - Read, cancel and, with `scaffolder.task.create`, retry: who started the task, the members of their teams, who own
 *   what it is about, and the members of `guardrails.access.operators`.
 * - Start: the members of `creators`; everybody who signs in where it is left out.
 *
 * The scaffolder knows of a task only who created it, so a team is found by its members: users who share a group of a
 * type in `teamTypes` as direct members.
 * @public
 */
export function createScaffolderTaskPolicy(options: {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  logger: LoggerService;
  userInfo: UserInfoService;
  /** Groups whose members start tasks. */
  creators?: string[];
  /** `spec.type` of groups that share their tasks; `team` by default. */
  teamTypes?: string[];
}): PartialPermissionPolicy {
  const { config, userInfo, creators, teamTypes = ['team'] } = options;
  const operators =
    config.getOptionalStringArray('guardrails.access.operators') ?? [];
  reportTasksPrivate(
    options.logger,
    config.getOptionalBoolean('permission.enabled') ?? false,
  );

  return {
    async handle({ permission }, user) {
      const { name } = permission;
      const ofOneTask =
        name === taskReadPermission.name || name === taskCancelPermission.name;
      if (!ofOneTask && name !== taskCreatePermission.name) return undefined;
      if (!user) return DENY;

      const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
        user.credentials,
      );
      const isMember = (groups: string[]) =>
        groups.some(group => ownershipEntityRefs.includes(group));
      if (!ofOneTask) {
        return creators === undefined || isMember(creators) ? ALLOW : DENY;
      }
      if (isMember(operators)) return ALLOW;
      const colleagues = await findColleagues({
        ...options,
        person: userEntityRef,
        teamTypes,
      });
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'scaffolder',
        resourceType: RESOURCE_TYPE_SCAFFOLDER_TASK,
        conditions: {
          rule: 'IS_TASK_OWNER',
          resourceType: RESOURCE_TYPE_SCAFFOLDER_TASK,
          params: { createdBy: [...new Set([userEntityRef, ...colleagues])] },
        },
      };
    },
  };
}
