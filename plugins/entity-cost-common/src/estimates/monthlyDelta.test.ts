import { amount } from '../__testUtils__/amount';
import { decimalText } from '../money';
import { calibrate, type Calibration } from './calibration';
import type { CostEstimate, EstimateGaps } from './costEstimate';
import { monthlyDelta } from './monthlyDelta';

const noGaps: EstimateGaps = {
  usageBased: 0,
  noPrice: 0,
  unsupported: [],
  errors: [],
};

function estimate(options: {
  before: string | null;
  after: string;
  module?: [before: string | null, after: string | null];
  gaps?: Partial<EstimateGaps>;
}): CostEstimate {
  const { before, after, module, gaps } = options;
  const optional = (text: string | null) =>
    text === null ? null : amount(text);
  return {
    source: { kind: 'infracost', version: '0.2' },
    currency: 'USD',
    before: optional(before),
    after: amount(after),
    resources: module
      ? [
          {
            address: 'module.a.b.c',
            type: 'b',
            module: 'module.a',
            before: optional(module[0]),
            after: optional(module[1]),
          },
        ]
      : [],
    gaps: { ...noGaps, ...gaps },
  };
}

const calibration: Calibration = {
  outcomes: 3,
  low: 900,
  median: 1200,
  high: 2000,
};

function shown(...parameters: Parameters<typeof estimate>) {
  const { delta, low, high, corrected, whole } = monthlyDelta({
    estimate: estimate(...parameters),
    calibrations: new Map([['module.a', calibration]]),
  });
  const range = `${decimalText(low)} to ${
    high === null ? '?' : decimalText(high)
  }`;
  return [
    decimalText(delta),
    range,
    ...(corrected ? ['corrected'] : []),
    ...(whole ? ['whole'] : []),
  ].join(', ');
}

it.each([
  [{ before: '3', after: '10.5' }, '7.5, 7.5 to 7.5'],
  [{ before: '10', after: '3' }, '-7, -7 to -7'],
  [{ before: null, after: '3' }, '3, 3 to 3, whole'],
  [{ before: '3', after: '10', gaps: { usageBased: 1 } }, '7, 7 to ?'],
  [{ before: '3', after: '10', gaps: { noPrice: 1 } }, '7, 7 to ?'],
  [{ before: '3', after: '10', gaps: { errors: ['x'] } }, '7, 7 to ?'],
  [
    {
      before: '3',
      after: '10',
      gaps: { unsupported: [{ type: 'x', count: 1 }] },
    },
    '7, 7 to ?',
  ],
  // 5 of the 7 are of the module: 4.5, 6 and 10
  [
    { before: '3', after: '10', module: ['1', '6'] as [string, string] },
    '8, 6.5 to 12, corrected',
  ],
  [
    { before: '10', after: '5', module: ['5', null] as [string, null] },
    '-6, -10 to -4.5, corrected',
  ],
  [
    { before: null, after: '5', module: ['1', '5'] as [string, string] },
    '6, 4.5 to 10, corrected, whole',
  ],
])('%j is %s', (given, expected) => {
  expect(shown(given)).toBe(expected);
});

describe('calibrate', () => {
  const outcomes = (...pairs: Array<[string, string]>) =>
    pairs.map(([estimated, actual]) => ({
      estimated: amount(estimated),
      actual: amount(actual),
    }));

  it('is the median of at least three outcomes, with the extremes', () => {
    expect(
      calibrate(outcomes(['10', '11'], ['10', '50'], ['20', '18'])),
    ).toEqual({ outcomes: 3, low: 900, median: 1100, high: 5000 });
    expect(
      calibrate(outcomes(['1', '1'], ['1', '2'], ['1', '4'], ['1', '9'])),
    ).toEqual({ outcomes: 4, low: 1000, median: 3000, high: 9000 });
  });

  it('says nothing of fewer, or of estimates of nothing', () => {
    expect(calibrate([])).toBeUndefined();
    expect(calibrate(outcomes(['1', '1'], ['1', '2']))).toBeUndefined();
    expect(
      calibrate(outcomes(['1', '1'], ['1', '2'], ['0', '2'], ['1', '-2'])),
    ).toBeUndefined();
  });
});
