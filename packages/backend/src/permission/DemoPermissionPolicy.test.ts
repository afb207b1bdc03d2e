import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createPermission } from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { DemoPermissionPolicy } from './DemoPermissionPolicy';

async function decide(name: string, groups: string[] | undefined) {
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async () => ({
      userEntityRef: 'user:default/mock',
      ownershipEntityRefs: groups ?? [],
    }),
  });
  const user = { credentials: mockCredentials.user() } as PolicyQueryUser;
  const { result } = await new DemoPermissionPolicy({
    userInfo,
    auth: mockServices.auth(),
    catalog: catalogServiceMock(),
    config: mockServices.rootConfig({
      data: {
        guardrails: {
          access: {
            operators: ['group:default/platform'],
            readers: ['group:default/finance'],
          },
        },
      },
    }),
    logger: mockServices.logger.mock(),
  }).handle(
    { permission: createPermission({ name, attributes: {} }) },
    groups && user,
  );
  return result;
}

describe('DemoPermissionPolicy', () => {
  it.each([
    ['catalog.entity.read', ['group:default/finance'], 'ALLOW'],
    ['scaffolder.task.create', ['group:default/payments'], 'ALLOW'],
    ['scaffolder.task.create', ['group:default/finance'], 'DENY'],
    ['scaffolder.task.create', undefined, 'DENY'],
    ['scaffolder.task.read', ['group:default/payments'], 'CONDITIONAL'],
    ['scaffolder.task.cancel', ['group:default/security'], 'CONDITIONAL'],
    ['scaffolder.task.read', ['group:default/platform'], 'ALLOW'],
    ['scaffolder.task.read', undefined, 'DENY'],
    ['catalog.location.create', ['group:default/payments'], 'DENY'],
    ['catalog.location.create', ['group:default/platform'], 'ALLOW'],
    ['catalog.entity.delete', undefined, 'DENY'],
    ['guardrails.decision.create', ['group:default/payments'], 'ALLOW'],
    ['guardrails.decision.create', ['group:default/finance'], 'DENY'],
    ['guardrails.decision.read', ['group:default/finance'], 'ALLOW'],
    ['guardrails.search.read', ['group:default/payments'], 'CONDITIONAL'],
    ['guardrails.search.read', ['group:default/finance'], 'ALLOW'],
    ['guardrails.search.read', ['group:default/strangers'], 'DENY'],
    ['guardrails.search.read', undefined, 'DENY'],
    ['guardrails.approval.decide', ['group:default/security'], 'ALLOW'],
    ['guardrails.announcement.manage', ['group:default/payments'], 'DENY'],
    ['guardrails.announcement.manage', ['group:default/platform'], 'ALLOW'],
    ['guardrails.decision.read', ['group:default/strangers'], 'DENY'],
    ['guardrails.decision.read', undefined, 'DENY'],
    ['entity-cost.read', ['group:default/payments'], 'ALLOW'],
    ['entity-cost.load', ['group:default/payments'], 'DENY'],
    ['entity-cost.rules.update', ['group:default/finance'], 'ALLOW'],
    ['entity-cost.read', ['group:default/strangers'], 'DENY'],
    ['entity-cost.not-yet-known', ['group:default/platform'], 'DENY'],
    ['guardrails.not-yet-known', ['group:default/platform'], 'DENY'],
  ])('%s for %j: %s', async (permission, groups, result) => {
    await expect(decide(permission, groups)).resolves.toBe(result);
  });
});
