import { healthStatuses } from '../status';
import { emptyRollup, mergeRollups, rollupOf } from './healthRollup';
import { latencyBounds, latencyBucket } from './latencyBuckets';
import { errorBudget, latencyPercentile, uptime } from './statistics';

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const distributions: Record<string, (next: () => number) => number> = {
  uniform: next => 1 + next() * 2000,
  'log-uniform over the whole range': next => 0.1 * 3.6e7 ** next(),
  exponential: next => 0.2 - 80 * Math.log(1 - next() * 0.999999),
  'two humps': next => (next() < 0.9 ? 10 + next() : 4000 + 900 * next()),
  constant: () => 37.5,
  'whole milliseconds': next => 1 + Math.floor(next() * 50),
};

describe('latency buckets', () => {
  it('cover 0.1 ms to an hour in ascending order, each with its values', () => {
    expect(latencyBounds[0]).toBe(0.1);
    expect(latencyBounds[latencyBounds.length - 1]).toBe(3_600_000);
    expect([...latencyBounds].sort((a, b) => a - b)).toEqual(latencyBounds);
    expect(latencyBounds.length).toBe(300);
    latencyBounds.forEach((bound, index) => {
      expect(latencyBucket(bound)).toBe(index);
    });
    expect(latencyBucket(0)).toBe(0);
    expect(latencyBucket(1e12)).toBe(latencyBounds.length - 1);
  });
});

describe('percentiles of 90 days, from rollups of an hour each', () => {
  it.each(Object.entries(distributions))(
    'are right to 5 %%: %s',
    (_, distribution) => {
      for (let seed = 1; seed <= 5; seed++) {
        const next = random(seed);
        const exact: number[] = [];
        const hours = Array.from({ length: 90 * 24 }, () => {
          const checks = Array.from({ length: Math.floor(next() * 8) }, () => {
            const latency = distribution(next);
            exact.push(latency);
            return rollupOf({ status: 'pass', latency });
          });
          return mergeRollups(checks);
        });
        const merged = mergeRollups(hours);
        exact.sort((a, b) => a - b);
        for (const percentile of [
          0.1, 1, 5, 25, 50, 75, 90, 95, 99, 99.9, 100,
        ]) {
          const rank = Math.max(
            1,
            Math.ceil((exact.length * percentile) / 100),
          );
          const right = exact[rank - 1];
          const estimate = latencyPercentile(merged, percentile)!;
          expect(Math.abs(estimate - right) / right).toBeLessThanOrEqual(0.05);
        }
      }
    },
  );
});

describe('mergeRollups', () => {
  const next = random(7);
  const some = () =>
    mergeRollups(
      Array.from({ length: Math.floor(next() * 20) }, () =>
        rollupOf({
          status: healthStatuses[Math.floor(next() * 4)],
          latency: next() < 0.2 ? undefined : next() * 5000,
          maintenance: next() < 0.2,
        }),
      ),
    );

  it('is associative and commutative, and nothing added changes nothing', () => {
    for (let round = 0; round < 200; round++) {
      const [a, b, c] = [some(), some(), some()];
      const all = mergeRollups([a, b, c]);
      expect(mergeRollups([mergeRollups([a, b]), c])).toEqual(all);
      expect(mergeRollups([a, mergeRollups([b, c])])).toEqual(all);
      expect(mergeRollups([c, a, b])).toEqual(all);
      expect(mergeRollups([all, emptyRollup])).toEqual(all);
    }
  });

  it('counts each check once', () => {
    const rollup = mergeRollups([
      rollupOf({ status: 'pass', latency: 1 }),
      rollupOf({ status: 'fail' }),
      rollupOf({ status: 'fail', maintenance: true }),
      rollupOf({ status: 'unknown' }),
    ]);
    expect(rollup.counts).toEqual({ pass: 1, warn: 0, fail: 1, unknown: 1 });
    expect(rollup.maintenance).toBe(1);
    expect(rollup.latency).toHaveLength(1);
    expect(emptyRollup.counts).toEqual({
      pass: 0,
      warn: 0,
      fail: 0,
      unknown: 0,
    });
  });
});

describe('uptime and error budget', () => {
  const rollup = (pass: number, warn: number, fail: number, unknown = 0) => ({
    ...emptyRollup,
    counts: { pass, warn, fail, unknown },
  });

  it('count what is known, outside of maintenance', () => {
    expect(uptime(rollup(98, 1, 1, 900))).toBe(0.99);
    expect(uptime(rollup(0, 0, 0, 5))).toBeUndefined();
    expect(uptime(rollup(0, 0, 3))).toBe(0);
  });

  it('say what is left of the budget', () => {
    expect(errorBudget(rollup(995, 0, 5), 0.99)).toEqual({
      allowed: expect.closeTo(10),
      used: 5,
      remaining: expect.closeTo(0.5),
    });
    expect(errorBudget(rollup(980, 0, 20), 0.99)?.remaining).toBeCloseTo(-1);
    expect(errorBudget(rollup(0, 0, 0), 0.99)).toBeUndefined();
    expect(errorBudget(rollup(1, 0, 0), 1)).toBeUndefined();
    expect(errorBudget(rollup(1, 0, 0), NaN)).toBeUndefined();
  });

  it('has no percentile without a latency', () => {
    expect(latencyPercentile(emptyRollup, 50)).toBeUndefined();
  });
});
