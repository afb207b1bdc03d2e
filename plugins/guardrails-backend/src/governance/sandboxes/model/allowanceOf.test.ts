import { allowanceOf, extendedEnd } from './allowanceOf';

const NOW = '2026-03-02T00:00:00.000Z';
const row = {
  began_at: '2026-03-01T00:00:00.000Z',
  ends_at: '2026-03-04T00:00:00.000Z',
  extensions: 0,
};
const limits = { defaultHours: 72, maximumHours: 336, maximumExtensions: 3 };

describe('allowanceOf', () => {
  it.each<[string, Partial<typeof row>, Partial<typeof limits>, unknown]>([
    ['what is left of 14 days', {}, {}, { hours: 264, extensions: 3 }],
    [
      'one extension is left',
      { extensions: 2 },
      {},
      { hours: 264, extensions: 1 },
    ],
    ['none is left', { extensions: 3 }, {}, undefined],
    ['more than the maximum was used', { extensions: 4 }, {}, undefined],
    [
      'its end is the latest',
      { ends_at: '2026-03-15T00:00:00.000Z' },
      {},
      undefined,
    ],
    [
      'half an hour is left, which is no hour',
      { ends_at: '2026-03-14T23:30:00.000Z' },
      {},
      undefined,
    ],
    ['policy became stricter', {}, { maximumHours: 72 }, undefined],
    [
      'its end has passed: it is extended from now',
      { ends_at: '2026-03-01T12:00:00.000Z' },
      {},
      { hours: 312, extensions: 3 },
    ],
  ])('%s', (_, change, limit, expected) => {
    expect(
      allowanceOf({ ...row, ...change }, { ...limits, ...limit }, NOW),
    ).toEqual(expected);
  });
});

describe('extendedEnd', () => {
  it('begins at the end, or now where that has passed', () => {
    expect(extendedEnd(row, 24, NOW)).toBe('2026-03-05T00:00:00.000Z');
    expect(extendedEnd({ ends_at: row.began_at }, 24, NOW)).toBe(
      '2026-03-03T00:00:00.000Z',
    );
  });
});
