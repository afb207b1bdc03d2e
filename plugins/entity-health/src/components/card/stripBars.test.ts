import { stripBars } from './stripBars';

describe('stripBars', () => {
  it('has a bar for each span until now, with a gap where there was no check', () => {
    const bucket = {
      start: '2026-03-10T11:30:00.000Z',
      worst: 'fail' as const,
      count: 1,
      checks: 30,
    };
    const bars = stripBars({
      from: '2026-03-10T11:00:00.000Z',
      until: '2026-03-10T12:10:00.000Z',
      bucketSeconds: 1800,
      buckets: [bucket],
    });
    expect(
      bars.map(bar => [new Date(bar.from).toISOString(), bar.bucket]),
    ).toEqual([
      ['2026-03-10T11:00:00.000Z', undefined],
      ['2026-03-10T11:30:00.000Z', bucket],
      ['2026-03-10T12:00:00.000Z', undefined],
    ]);
  });
});
