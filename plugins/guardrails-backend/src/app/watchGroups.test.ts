import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { watchGroups } from './watchGroups';

const platform = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'platform', namespace: 'default' },
};

describe('watchGroups', () => {
  it('says once which groups the catalog does not have, and where they are named', async () => {
    const logger = mockServices.logger.mock();
    const task = watchGroups({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: [platform] }),
      logger,
      groups: new Map([
        ['group:default/platform', ['production.approvers']],
        ['group:default/platfrom', ['guardrails.access.readers']],
      ]),
    });
    await task.fn();
    await task.fn();
    expect(logger.warn.mock.calls).toEqual([
      [
        expect.stringMatching(
          /not fulfilled: .* Add or correct: group:default\/platfrom \(guardrails.access.readers\)$/,
        ),
        { condition: 'groups-known' },
      ],
    ]);
  });
});
