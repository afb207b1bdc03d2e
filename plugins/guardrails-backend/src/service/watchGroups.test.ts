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
    const scheduler = mockServices.scheduler();
    await watchGroups({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: [platform] }),
      logger,
      scheduler,
      groups: new Map([
        ['group:default/platform', ['production.approvers']],
        ['group:default/platfrom', ['guardrails.access.readers']],
      ]),
    });
    await scheduler.triggerTask('guardrails-watch-groups');
    await scheduler.triggerTask('guardrails-watch-groups');
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
