import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createPermission } from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { searchReadPermission } from '@backstage-guardrails/plugin-guardrails-common';
import { createSearchPolicy } from './createSearchPolicy';

const PERSON = 'user:default/mock';

function decide(name: string, groups: string[] | undefined) {
  const policy = createSearchPolicy({
    config: mockServices.rootConfig({
      data: { guardrails: { access: { readers: ['group:default/Security'] } } },
    }),
    userInfo: mockServices.userInfo.mock({
      getUserInfo: async () => ({
        userEntityRef: PERSON,
        ownershipEntityRefs: groups ?? [],
      }),
    }),
  });
  return policy.handle(
    { permission: createPermission({ name, attributes: {} }) },
    groups &&
      ({ credentials: mockCredentials.user(PERSON) } as PolicyQueryUser),
  );
}

describe('createSearchPolicy', () => {
  it('leaves every other permission to the rest of the policy', async () => {
    await expect(
      decide('guardrails.decision.read', ['group:default/security']),
    ).resolves.toBeUndefined();
  });

  it.each([
    [undefined, { result: 'DENY' }],
    [['group:default/security'], { result: 'ALLOW' }],
    [
      [PERSON, 'group:default/payments'],
      {
        result: 'CONDITIONAL',
        pluginId: 'guardrails',
        resourceType: 'guardrails-search-document',
        conditions: {
          anyOf: [
            expect.objectContaining({
              rule: 'IS_OWNER',
              params: { claims: [PERSON, 'group:default/payments'] },
            }),
            expect.objectContaining({
              rule: 'IS_REQUESTER',
              params: { claims: [PERSON] },
            }),
          ],
        },
      },
    ],
  ])('answers members of %j', async (groups, answer) => {
    await expect(decide('guardrails.search.read', groups)).resolves.toEqual(
      answer,
    );
  });

  it('asks once who a person is for all documents of a request', async () => {
    const userInfo = mockServices.userInfo.mock({
      getUserInfo: async () => ({
        userEntityRef: PERSON,
        ownershipEntityRefs: [],
      }),
    });
    const config = mockServices.rootConfig();
    const { handle } = createSearchPolicy({ config, userInfo });
    const request = { permission: searchReadPermission };
    for (const times of [1, 2]) {
      const user = {
        credentials: mockCredentials.user(PERSON),
      } as PolicyQueryUser;
      await Promise.all([handle(request, user), handle(request, user)]);
      expect(userInfo.getUserInfo).toHaveBeenCalledTimes(times);
    }
  });
});
