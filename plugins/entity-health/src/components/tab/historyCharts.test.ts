import { history } from '../../__fixtures__/health';
import { availabilityData, latencyData } from './historyCharts';

const t = ((key: string, values: Record<string, unknown> = {}) =>
  [key, ...Object.values(values).filter(v => typeof v !== 'object')].join(
    ' ',
  )) as unknown as Parameters<typeof availabilityData>[1];

describe('charts of a history', () => {
  it('have a place for spans in which nothing was checked', () => {
    const { times, end, series } = latencyData(history, t);
    expect(times.map(time => new Date(time).toISOString())).toEqual([
      '2026-03-10T11:00:00.000Z',
      '2026-03-10T11:05:00.000Z',
      '2026-03-10T11:10:00.000Z',
      '2026-03-10T11:15:00.000Z',
    ]);
    expect(new Date(end).toISOString()).toBe('2026-03-10T11:20:00.000Z');
    expect(series.map(({ values }) => values)).toEqual([
      [12, null, null, 40],
      [30, null, null, 90],
      [45, null, null, 120],
    ]);
  });

  it('show shares of the checks, and leave out what never was', () => {
    const { series } = availabilityData(history, t);
    expect(series.map(({ id, values }) => [id, values])).toEqual([
      ['pass', [80, null, null, 0]],
      ['fail', [20, null, null, 0]],
      ['maintenance', [0, null, null, 100]],
    ]);
    expect(series[0].texts?.[0]).toContain('4');
  });

  it('are empty where nothing was checked', () => {
    const empty = { ...history, buckets: [] };
    expect(availabilityData(empty, t).times).toEqual([]);
    expect(latencyData(empty, t).times).toEqual([]);
  });
});
