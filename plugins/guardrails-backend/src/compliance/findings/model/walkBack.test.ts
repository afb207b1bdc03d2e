import { walkBack } from './walkBack';

const days = (counts: Record<string, number>) =>
  new Map(Object.entries(counts));

describe('walkBack', () => {
  it('goes from what is open now to what was open at the end of each day', () => {
    expect(
      walkBack({
        owner: 'group:default/a',
        from: '2026-02-27',
        to: '2026-03-02',
        openNow: 3,
        opened: days({ '2026-03-02': 2, '2026-02-28': 1 }),
        resolved: days({ '2026-03-01': 4 }),
      }).map(({ day, opened, resolved, open }) => [
        day,
        opened,
        resolved,
        open,
      ]),
    ).toEqual([
      ['2026-03-02', 2, 0, 3],
      ['2026-03-01', 0, 4, 1],
      ['2026-02-28', 1, 0, 5],
      ['2026-02-27', 0, 0, 4],
    ]);
  });

  it('is never less than nothing, and says nothing of days without anything', () => {
    expect(
      walkBack({
        owner: null,
        from: '2026-03-01',
        to: '2026-03-02',
        openNow: 0,
        opened: days({ '2026-03-02': 2 }),
        resolved: days({}),
      }),
    ).toEqual([
      { day: '2026-03-02', owner: null, opened: 2, resolved: 0, open: 0 },
    ]);
  });
});
