import { GroupWriter } from './GroupWriter';

describe('GroupWriter', () => {
  it('commits what waits as one group, in order, and answers each its own', async () => {
    const groups: number[][] = [];
    const writer = new GroupWriter<number, string>({
      maxGroup: 4,
      commit: async items => {
        groups.push(items);
        return items.map(item => `r${item}`);
      },
    });
    const results = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(item => writer.write(item)),
    );
    expect(results).toEqual(['r1', 'r2', 'r3', 'r4', 'r5', 'r6']);
    expect(groups).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
    expect(await writer.write(7)).toBe('r7');
  });

  it('refuses the bad item alone', async () => {
    const writer = new GroupWriter<number, number>({
      maxGroup: 10,
      commit: async items => {
        if (items.includes(2)) throw new Error('bad');
        return items;
      },
    });
    const results = await Promise.allSettled(
      [1, 2, 3].map(item => writer.write(item)),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });
});
