import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { TaskPrivacy } from './TaskPrivacy';

const developer = { credentials: mockCredentials.user('user:default/a') };

function start(options: { enabled: boolean; answers?: string[] }) {
  const { enabled, answers = [] } = options;
  const logger = mockServices.logger.mock();
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async () =>
      answers.map(result => ({ result })) as never,
  });
  const groups = ['group:default/team'];
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async () => ({
      userEntityRef: 'user:default/a',
      ownershipEntityRefs: groups,
    }),
  });
  const privacy = new TaskPrivacy({
    logger,
    permissions,
    enabled,
    ownership: { userInfo, operators: ['group:default/platform'] },
  });
  const reported = () => ({
    fulfilled: logger.info.mock.calls.length,
    not: logger.warn.mock.calls.length,
  });
  return { privacy, permissions, groups, reported };
}

describe('TaskPrivacy', () => {
  it('says at start that nothing is private without permissions', async () => {
    const { privacy, permissions, reported } = start({ enabled: false });
    expect(reported()).toEqual({ fulfilled: 0, not: 1 });
    await privacy.seenBy(developer);
    expect(reported()).toEqual({ fulfilled: 0, not: 1 });
    expect(permissions.authorizeConditional).not.toHaveBeenCalled();
  });

  it.each([
    [[AuthorizeResult.CONDITIONAL, AuthorizeResult.DENY], 1, 0],
    [[AuthorizeResult.CONDITIONAL, AuthorizeResult.ALLOW], 0, 1],
    [[AuthorizeResult.ALLOW, AuthorizeResult.DENY], 0, 1],
  ])(
    'settles it once with the first person who is no operator: %j',
    async (answers, fulfilled, not) => {
      const { privacy, groups, reported } = start({ enabled: true, answers });
      groups.push('group:default/platform');
      await privacy.seenBy(developer);
      expect(reported()).toEqual({ fulfilled: 0, not: 0 });
      groups.pop();
      await privacy.seenBy(developer);
      await privacy.seenBy(developer);
      expect(reported()).toEqual({ fulfilled, not });
    },
  );

  it('asks again after a failure, and stops no step', async () => {
    const { privacy, permissions, reported } = start({
      enabled: true,
      answers: [AuthorizeResult.DENY],
    });
    permissions.authorizeConditional.mockRejectedValueOnce(new Error('away'));
    await privacy.seenBy(developer);
    expect(reported()).toEqual({ fulfilled: 0, not: 1 });
    await privacy.seenBy(developer);
    expect(reported()).toEqual({ fulfilled: 1, not: 1 });
  });
});
