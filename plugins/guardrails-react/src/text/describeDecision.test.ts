import { translate } from '../__testUtils__/translate';
import { describeDecision, type DescribedDecision } from './describeDecision';

const asked: DescribedDecision = {
  action: 'provision',
  format: 'terraform-plan',
  changes: {},
  target: {
    ref: 'resource:default/checkout',
    environment: 'staging',
    environmentClass: 'staging',
  },
};

describe('describeDecision', () => {
  it.each<[Partial<DescribedDecision>, string]>([
    [{ changes: { create: 2 } }, 'Create checkout in staging'],
    [{ changes: { create: 2, update: 1 } }, 'Change checkout in staging'],
    [{ changes: { update: 1, 'no-op': 3 } }, 'Change checkout in staging'],
    [
      { action: 'destroy', changes: { replace: 1, update: 1 } },
      'Replace checkout in staging',
    ],
    [
      { action: 'destroy', changes: { delete: 1, create: 4, replace: 1 } },
      'Destroy checkout in staging',
    ],
    [
      { action: 'destroy', changes: { forget: 1 } },
      'Destroy checkout in staging',
    ],
    [{ changes: { 'no-op': 1 } }, 'Provision checkout in staging'],
    [
      { action: 'deploy', changes: { create: 1 } },
      'Deploy checkout in staging',
    ],
    [
      { format: 'terraform-configuration' },
      'Check the configuration of checkout in staging',
    ],
    [
      { changes: { create: 1 }, target: { environmentClass: 'production' } },
      'Create resources in production',
    ],
    [
      {
        changes: { create: 1 },
        target: {
          ref: 'resource:default/a\u202Eb',
          environmentClass: 'sandbox',
        },
      },
      'Create a\\u{202e}b in sandbox',
    ],
  ])('says %j as %s', (decision, text) => {
    expect(describeDecision({ ...asked, ...decision }, translate)).toBe(text);
  });
});
