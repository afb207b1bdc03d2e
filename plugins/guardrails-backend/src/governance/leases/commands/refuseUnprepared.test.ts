import type { AccessPreparation } from '@backstage-guardrails/plugin-guardrails-node';
import { refuseUnprepared } from './refuseUnprepared';

describe('refuseUnprepared', () => {
  it('lets a start go on where the resource is there', () => {
    refuseUnprepared(undefined);
    refuseUnprepared({ state: 'ready' });
  });

  it.each([
    ['starting', { code: 'access-starting', statusCode: 409, retryAfter: 2 }],
    ['unavailable', { code: 'access-unavailable', statusCode: 503 }],
  ] as const)('refuses it where that is %s', (state, refusal) => {
    const preparation: AccessPreparation = { state, text: 'It is starting.' };
    expect(() => refuseUnprepared(preparation)).toThrow(
      expect.objectContaining({ ...refusal, message: preparation.text }),
    );
  });
});
