import { addUp, type Cell } from './Cell';
import { cellsOfDecision, cellsOfFact, secondsBetween } from './cellsOf';
import { percentile } from './percentile';
import { daysOf, readRange } from './readRange';
import { roundSeconds } from './roundSeconds';
import { toChanges, toDays, toGroups, toTotals } from './summarize';
import { sumOthers } from './sumOthers';

const TODAY = '2026-03-01';
const place = { day: TODAY, owner: 'group:default/a', environment: 'dev' };

describe('cells', () => {
  it('count a decision once, and once for each of its rules', () => {
    const decision = {
      recordedAt: '2026-03-01T23:59:59.999Z',
      outcome: 'deny',
      owner: 'group:default/a',
      groups: ['group:default/b'],
      environment: 'dev',
      rules: ['a/one', 'a/two'],
    } as const;
    const cell = { ...place, measure: 'deny', seconds: 0, number: 1 };
    expect(cellsOfDecision(decision)).toEqual([
      { ...cell, rule: '' },
      { ...cell, rule: 'a/one' },
      { ...cell, rule: 'a/two' },
    ]);
    expect(
      cellsOfDecision({
        ...decision,
        ...{ owner: null, environment: null, rules: [] },
      }),
    ).toEqual([{ ...cell, rule: '', owner: '', environment: '' }]);
    expect(
      cellsOfDecision({ ...decision, groups: ['group:default/a'] }),
    ).toContainEqual({ ...cell, rule: '', measure: 'by-member' });
  });

  it.each([
    [{ kind: 'approved', seconds: 60 }, ['approved 60']],
    [{ kind: 'applied', selfService: false }, ['applied 0']],
    [
      { kind: 'applied', selfService: true, seconds: 90 },
      ['applied 0', 'self-service 0', 'friction 90'],
    ],
  ] as const)('count %j as %j', (fact, expected) => {
    expect(
      cellsOfFact({ ...place, ...fact }).map(
        ({ measure, seconds }) => `${measure} ${seconds}`,
      ),
    ).toEqual(expected);
  });

  it('add up in one order, and are gone where they are taken back', () => {
    const cell = (owner: string, number: number): Cell => ({
      ...{ ...place, owner, rule: '', measure: 'allow' },
      ...{ seconds: 0, number },
    });
    const cells = [cell('b', 2), cell('a', 1), cell('c', 3), cell('b', -2)];
    expect(addUp([...cells, cell('a', 4)])).toEqual([
      cell('a', 5),
      cell('c', 3),
    ]);
  });
});

describe('times', () => {
  it.each([
    [0, 1],
    [0.4, 1],
    [1.5, 2],
    [99, 99],
    [101, 100],
    [105, 110],
    [149, 150],
    [999, 1000],
    [2_592_000, 2_600_000],
  ])('of %d seconds are %d', (seconds, rounded) => {
    expect(roundSeconds(seconds)).toBe(rounded);
  });

  it('never count as less than a second, whatever clocks say', () => {
    expect(secondsBetween('2026-03-01T00:00:10Z', '2026-03-01T00:00:09Z')).toBe(
      1,
    );
  });

  it.each([
    [[], undefined, undefined],
    [[[5, 1]], 5, 5],
    [
      [
        [1, 1],
        [9, 1],
      ],
      1,
      9,
    ],
    [
      [
        [30, 1],
        [10, 8],
        [20, 1],
      ],
      10,
      20,
    ],
    [
      [
        [10, 9],
        [500, 1],
      ],
      10,
      10,
    ],
    [
      [
        [10, 0],
        [20, 3],
      ],
      20,
      20,
    ],
  ])('of %j have the median %p and the 90th percentile %p', (times, m, p) => {
    const weighted = times.map(([seconds, number]) => ({ seconds, number }));
    expect(percentile(weighted, 0.5)).toBe(m);
    expect(percentile(weighted, 0.9)).toBe(p);
  });
});

describe('a range', () => {
  it.each([
    [{}, '2026-01-31', TODAY],
    [{ range: '7d' }, '2026-02-23', TODAY],
    [{ range: '90d' }, '2025-12-02', TODAY],
    [{ from: '2024-02-29', to: '2024-02-29' }, '2024-02-29', '2024-02-29'],
    [{ from: '2025-03-01', to: TODAY }, '2025-03-01', TODAY],
    [{ from: '9999-12-01', to: '9999-12-31' }, '9999-12-01', '9999-12-31'],
  ] as const)('of %j is from %s to %s', (request, from, to) => {
    expect(readRange(request, TODAY)).toEqual({ from, to });
  });

  it.each([
    [{ from: TODAY }, '/to'],
    [{ to: TODAY }, '/from'],
    [{ range: '7d', from: TODAY, to: TODAY }, '/range'],
    [{ from: '2026-02-30', to: TODAY }, '/from'],
    [{ from: TODAY, to: '2026-02-28' }, '/from'],
    [{ from: '2025-02-28', to: TODAY }, '/from'],
  ] as const)('of %j is refused at %s', (request, path) => {
    expect(() => readRange(request, TODAY)).toThrow(
      expect.objectContaining({ code: 'bad-request', path }),
    );
  });

  it('has each of its days', () => {
    expect(daysOf({ from: '2026-02-27', to: TODAY })).toEqual([
      '2026-02-27',
      '2026-02-28',
      TODAY,
    ]);
    expect(daysOf({ from: '9999-12-30', to: '9999-12-31' })).toEqual([
      '9999-12-30',
      '9999-12-31',
    ]);
  });
});

describe('a summary', () => {
  const counted = (
    key: string,
    numbers: Partial<
      Record<'allow' | 'warn' | 'needs-approval' | 'deny', number>
    >,
  ) =>
    Object.entries(numbers).map(([measure, number]) => ({
      ...{ key, number },
      measure: measure as 'allow',
    }));

  it('has every day, and the sum of all', () => {
    const days = toDays(
      [
        ...counted('2026-02-28', { allow: 3, deny: 1 }),
        ...counted(TODAY, { warn: 2, 'needs-approval': 4 }),
      ],
      { from: '2026-02-27', to: TODAY },
    );
    expect(days.map(({ day }) => day)).toEqual([
      '2026-02-27',
      '2026-02-28',
      TODAY,
    ]);
    expect(toTotals(days)).toEqual({
      allowed: 3,
      warned: 2,
      needsApproval: 4,
      denied: 1,
    });
  });

  it('names ten groups, those with the most denied checks first', () => {
    const groups = toGroups([
      ...counted('often', { allow: 100, deny: 1 }),
      ...counted('denied', { deny: 2 }),
      ...counted('gone', { allow: 0 }),
      ...Array.from({ length: 12 }, (_, n) =>
        counted(`a${n}`, { warn: 1 }),
      ).flat(),
    ]);
    expect(groups).toHaveLength(10);
    expect(groups.slice(0, 3)).toEqual([
      { key: 'denied', checks: 2, denied: 2 },
      { key: 'often', checks: 101, denied: 1 },
      { key: 'a0', checks: 1, denied: 0 },
    ]);
  });

  it('says nothing of times that were not taken', () => {
    expect(toChanges([])).toEqual({
      applied: 0,
      selfService: 0,
      timeToApprove: { count: 0 },
      friction: { count: 0 },
    });
    expect(
      toChanges([
        { measure: 'applied', seconds: 0, number: 3 },
        { measure: 'self-service', seconds: 0, number: 2 },
        { measure: 'approved', seconds: 60, number: 1 },
        { measure: 'approved', seconds: 600, number: 1 },
        { measure: 'friction', seconds: 90, number: 0 },
      ]),
    ).toEqual({
      applied: 3,
      selfService: 2,
      timeToApprove: { count: 2, median: 60, p90: 600 },
      friction: { count: 0 },
    });
  });
});

describe('other teams', () => {
  const unit = (teams: number, checks: number, denied = 0) => ({
    ...{ teams, checks, denied },
  });

  it.each([
    [[], undefined],
    [[unit(4, 100, 3)], undefined],
    [[unit(5, 7, 2)], { checks: 7, denied: 2 }],
    [[unit(5, 7, 2), unit(4, 100, 3), unit(9, 9)], { checks: 16, denied: 2 }],
  ])('of %j are shown as %j', (units, shown) => {
    expect(sumOthers(units)).toEqual(shown);
  });
});
