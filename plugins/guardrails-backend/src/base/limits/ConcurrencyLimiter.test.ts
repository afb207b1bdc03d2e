import { ConcurrencyLimiter } from './ConcurrencyLimiter';

describe('ConcurrencyLimiter', () => {
  it('gives one principal a quarter, all of them the whole, and takes back', async () => {
    const limiter = new ConcurrencyLimiter({ capacity: 8 });
    let finish = () => {};
    const finished = new Promise<void>(resolve => {
      finish = resolve;
    });
    const run = (principal: string) => limiter.run(principal, () => finished);
    const overloaded = {
      code: 'overloaded',
      statusCode: 429,
      retryAfter: 1,
    };
    const inside = [run('a'), run('a')];
    await expect(run('a')).rejects.toMatchObject(overloaded);
    for (const principal of ['b', 'c', 'd']) {
      inside.push(run(principal), run(principal));
    }
    await expect(run('e')).rejects.toMatchObject(overloaded);
    finish();
    await Promise.all(inside);
    await expect(limiter.run('a', async () => 'again')).resolves.toBe('again');
    await expect(
      limiter.run('a', async () => {
        throw new Error('ended badly');
      }),
    ).rejects.toThrow('ended badly');
    await Promise.all([run('a'), run('a')]);
  });
});
