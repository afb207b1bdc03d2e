import type { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { RateLimiter } from './RateLimiter';

/** Three a minute, so one in twenty seconds. */
function limiter() {
  const clock = { now: 5_000 };
  const limit = new RateLimiter({ perMinute: 3, now: () => clock.now });
  return {
    pass: (seconds: number) => {
      clock.now += seconds * 1000;
    },
    take: (principal = 'one') => {
      try {
        limit.take(principal);
        return 'taken';
      } catch (error) {
        const { code, retryAfter } = error as GuardrailsError;
        return { code, retryAfter };
      }
    },
  };
}

const refused = (retryAfter: number) => ({ code: 'rate-limited', retryAfter });

describe('RateLimiter', () => {
  it('lets through what a minute holds, and says when the next one may come', () => {
    const { take, pass } = limiter();
    expect([take(), take(), take()]).toEqual(['taken', 'taken', 'taken']);
    expect(take()).toEqual(refused(20));
    pass(13.5);
    expect(take()).toEqual(refused(7));
    pass(7);
    expect([take(), take()]).toEqual(['taken', refused(20)]);
  });

  it('counts each principal alone', () => {
    const { take } = limiter();
    for (let count = 0; count < 3; count += 1) take();
    expect([take(), take('other')]).toEqual([refused(20), 'taken']);
  });

  it('holds no more than a minute after a long rest', () => {
    const { take, pass } = limiter();
    take();
    pass(3600);
    take('other');
    expect([take(), take(), take(), take()]).toEqual([
      'taken',
      'taken',
      'taken',
      refused(20),
    ]);
  });
});
