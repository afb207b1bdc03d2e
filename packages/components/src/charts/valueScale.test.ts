import type { ChartSeries } from './types';
import { valueScale } from './valueScale';

function series(
  shape: 'bar' | 'line',
  ...values: (number | null)[]
): ChartSeries {
  return { id: `${values}`, name: 'a', shape, colour: 'good', values };
}

const scale = (all: ChartSeries[], domain?: [number, number]) =>
  valueScale({
    data: { times: [0, 1, 2], end: 3, series: all },
    height: 100,
    domain,
  });

describe('valueScale', () => {
  it('starts at 0 and ends at a round number above the largest value', () => {
    const { y, ticks } = scale([series('line', 3, null, 187)]);
    expect(ticks).toEqual([0, 50, 100, 150, 200]);
    expect([y(0), y(100), y(200)]).toEqual([100, 50, 0]);
  });

  it('has a place for the whole stack of bars', () => {
    const all = [series('bar', 60, 10, 0), series('bar', 40, null, 5)];
    expect(scale(all).y(100)).toBe(0);
  });

  it('keeps to a domain, and draws what is outside at its edge', () => {
    const { y } = scale([series('line', 1, 2, 3)], [90, 100]);
    expect([y(80), y(90), y(95), y(100), y(101)]).toEqual([100, 100, 50, 0, 0]);
  });

  it.each([
    ['nothing', []],
    ['zeros', [series('bar', 0, 0, 0)]],
    ['unknown values', [series('line', null, null, null)]],
  ])('is a scale for %s, too', (_, all) => {
    const { y } = scale(all);
    expect(y(0)).toBe(100);
    expect(y(1)).toBe(0);
  });
});
