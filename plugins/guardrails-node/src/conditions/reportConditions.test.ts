import { mockServices } from '@backstage/backend-test-utils';
import { reportConditions } from './reportConditions';

describe('reportConditions', () => {
  it('says each condition, and what to do where it is not fulfilled', () => {
    const logger = mockServices.logger.mock();
    reportConditions(logger, [
      {
        id: 'ledger-anchored',
        title: 'The ledger is anchored',
        fulfilled: true,
      },
      {
        id: 'keys-configured',
        title: 'Keys come from configuration',
        fulfilled: false,
        fix: 'Set guardrails.ledger.key.',
      },
    ]);
    expect(logger.info.mock.calls).toEqual([
      [
        'Security condition fulfilled: The ledger is anchored',
        { condition: 'ledger-anchored' },
      ],
    ]);
    expect(logger.warn.mock.calls).toEqual([
      [
        'Security condition not fulfilled: Keys come from configuration. Set guardrails.ledger.key.',
        { condition: 'keys-configured' },
      ],
    ]);
  });
});
