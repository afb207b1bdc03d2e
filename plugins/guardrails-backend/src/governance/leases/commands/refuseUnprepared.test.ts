import { refuseUnprepared } from './refuseUnprepared';

describe('refuseUnprepared', () => {
  it('lets a start go on where the resource is there', () => {
    expect(() => refuseUnprepared(undefined)).not.toThrow();
    expect(() => refuseUnprepared({ state: 'ready' })).not.toThrow();
  });

  it.each([
    ['starting', { code: 'access-starting', statusCode: 409, retryAfter: 2 }],
    ['unavailable', { code: 'access-unavailable', statusCode: 503 }],
  ] as const)('refuses it where that is %s', (state, refusal) => {
    const text = 'PostgreSQL is starting.';
    expect(() => refuseUnprepared({ state, text })).toThrow(
      expect.objectContaining({ ...refusal, message: text }),
    );
  });
});
