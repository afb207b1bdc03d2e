import { FairQueue } from './FairQueue';

const takeAll = (queue: FairQueue<string>) => {
  const taken: string[] = [];
  for (let item = queue.next(); item !== undefined; item = queue.next()) {
    taken.push(item);
  }
  return taken;
};

describe('FairQueue', () => {
  it('lets keys take turns, however many items one of them has', () => {
    const queue = new FairQueue<string>({ limit: 10 });
    for (const item of ['a1', 'a2', 'a3', 'a4']) queue.add('a', item);
    queue.add('b', 'b1');
    queue.add('c', 'c1');
    queue.add('b', 'b2');
    expect(takeAll(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
    expect(queue.size).toBe(0);
  });

  it('gives one key half of the places', () => {
    const queue = new FairQueue<string>({ limit: 4 });
    queue.add('a', 'a1');
    queue.add('a', 'a2');
    expect([queue.hasRoom('a'), queue.hasRoom('b')]).toEqual([false, true]);
    queue.add('b', 'b1');
    queue.add('c', 'c1');
    expect(queue.hasRoom('d')).toBe(false);
  });

  it('removes what is given up, once', () => {
    const queue = new FairQueue<string>({ limit: 4 });
    queue.add('a', 'a1');
    queue.add('b', 'b1');
    expect(queue.remove('a', 'a1')).toBe(true);
    expect(queue.remove('a', 'a1')).toBe(false);
    expect(queue.drain()).toEqual(['b1']);
    expect(queue.size).toBe(0);
  });
});
