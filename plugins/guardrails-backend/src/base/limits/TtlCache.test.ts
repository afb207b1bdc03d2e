import { TtlCache } from './TtlCache';

/** Advanced by the tests; the cache asks it at every look. */
let now = 0;

/** A loader of which each load ends when the test says so. */
function loader() {
  const loads: { answer: (value: string) => void; fail: () => void }[] = [];
  const load = () =>
    new Promise<string>((answer, reject) => {
      loads.push({ answer, fail: () => reject(new Error('not there')) });
    });
  return { load, loads };
}

describe('TtlCache', () => {
  beforeEach(() => {
    now = 1000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('shares one load between callers, and remembers it for its time, counted from the start of the load', async () => {
    const cache = new TtlCache<string>({ timeToLive: 100 });
    const { load, loads } = loader();
    const both = [cache.get('a', load), cache.get('a', load)];
    expect(loads).toHaveLength(1);
    now += 90;
    loads[0].answer('first');
    expect(await Promise.all(both)).toEqual(['first', 'first']);
    now += 9;
    expect(await cache.get('a', load)).toBe('first');
    now += 2;
    const later = cache.get('a', load);
    expect(loads).toHaveLength(2);
    loads[1].answer('second');
    expect(await later).toBe('second');
  });

  it('serves an error to those who waited for it, and to nobody after', async () => {
    const cache = new TtlCache<string>({ timeToLive: 100 });
    const { load, loads } = loader();
    const both = [cache.get('a', load), cache.get('a', load)];
    loads[0].fail();
    for (const one of both) await expect(one).rejects.toThrow('not there');
    const again = cache.get('a', load);
    loads[1].answer('there');
    expect(await again).toBe('there');
    expect(await cache.get('a', load)).toBe('there');
    expect(loads).toHaveLength(2);
  });

  it('forgets what is not to be kept, but no newer load of the same key', async () => {
    const cache = new TtlCache<string>({ timeToLive: 100 });
    const { load, loads } = loader();
    const get = () => cache.get('a', load, value => value !== 'nothing');
    const old = get();
    now += 101;
    const newer = get();
    loads[0].answer('nothing');
    expect(await old).toBe('nothing');
    loads[1].answer('something');
    expect(await newer).toBe('something');
    expect(await get()).toBe('something');
    now += 101;
    const none = get();
    loads[2].answer('nothing');
    await none;
    const asked = get();
    expect(loads).toHaveLength(4);
    loads[3].answer('something');
    await asked;
  });

  it.each([0, 0.5, 1.5])('remembers nothing for ever: %d ms', async time => {
    const cache = new TtlCache<string>({ timeToLive: time });
    const { load, loads } = loader();
    const asked = [cache.get('a', load)];
    now += 2;
    asked.push(cache.get('a', load));
    expect(loads).toHaveLength(2);
    loads.forEach(({ answer }) => answer('there'));
    await Promise.all(asked);
  });

  it('holds no more than its limit, and lets go of what was not asked for the longest', async () => {
    const cache = new TtlCache<string>({ timeToLive: 100, maxEntries: 2 });
    const asked: string[] = [];
    const get = (key: string) =>
      cache.get(key, async () => {
        asked.push(key);
        return key;
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);
    expect(asked).toEqual(['a', 'b', 'c', 'b']);
  });
});
