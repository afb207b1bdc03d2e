import type { Parameters } from '@backstage-guardrails/policy-model';
import { requireRequestReason } from './requireRequestReason';

const needed = { values: { approvalNeedsReason: true } };
const parameters = {
  sandbox: { values: {} },
  development: { values: { approvalNeedsReason: false } },
  staging: needed,
  production: needed,
} as unknown as Parameters;

describe('requireRequestReason', () => {
  it.each([
    ['sandbox', undefined],
    ['development', undefined],
    ['staging', 'Launch on Friday'],
    ['production', '発売'],
    ['production', '4711'],
  ] as const)('in %s takes %j', (environmentClass, reason) => {
    expect(() =>
      requireRequestReason(parameters, { environmentClass, reason }),
    ).not.toThrow();
  });

  it.each([
    ['staging', undefined],
    ['production', ''],
    ['production', ' \n\t'],
    ['production', '\u200b\u2800'],
    ['production', '\u3164\u115f\uffa0'],
    ['production', '...'],
  ] as const)('in %s refuses %j', (environmentClass, reason) => {
    expect(() =>
      requireRequestReason(parameters, { environmentClass, reason }),
    ).toThrow(
      expect.objectContaining({
        code: 'reason-needed',
        message: expect.stringContaining(environmentClass),
        path: '/reason',
      }),
    );
  });
});
