import { join } from 'node:path';
import type { Job } from './PoolWorker';
import { WorkerPool } from './WorkerPool';

const entry = join(__dirname, '../__testUtils__/worker.ts');
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');

describe('WorkerPool', () => {
  let pool: WorkerPool;
  let ends: string[];
  const start = (size: number, queueLimit = 10) => {
    ends = [];
    pool = new WorkerPool({
      entry,
      execArgv: ['--require', transform],
      size,
      queueLimit,
      ended: reason => ends.push(reason),
    });
  };
  const run = (value: unknown, job: Partial<Job> = {}) =>
    pool.run({
      parcel: () => ({ value }),
      deadlineMs: 20_000,
      answer: async question => question,
      revive: failure => Object.assign(new Error(), failure),
      ...job,
    });
  afterEach(() => pool.close());

  it('runs jobs, asks its questions here, and hands errors on', async () => {
    start(2);
    await expect(run({ do: 'echo', value: [1] })).resolves.toEqual([1]);
    await expect(
      run({ do: 'ask', value: 'who' }, { answer: async q => `${q}: me` }),
    ).resolves.toBe('who: me');
    await expect(run({ do: 'throw' })).rejects.toMatchObject({
      name: 'TypeError',
      message: 'no',
      code: 'odd',
      path: '/a',
    });
    await expect(
      run(
        { do: 'ask' },
        {
          answer: async () => {
            throw new Error('nobody knows');
          },
        },
      ),
    ).rejects.toThrow('nobody knows');
    await expect(run({ do: 'exit' })).rejects.toMatchObject({
      code: 'worker-lost',
    });
    await expect(run({ do: 'echo', value: 2 })).resolves.toBe(2);
  });

  it('kills what runs away at its deadline, while other jobs go on', async () => {
    start(2);
    const warm = { do: 'echo', value: 'warm' };
    await Promise.all([run(warm), run(warm)]);
    const away = run({ do: 'forever' }, { deadlineMs: 1_000 });
    const order: string[] = [];
    const ended = away.catch(error => order.push(error.code));
    for (const value of ['a', 'b', 'c']) {
      order.push((await run({ do: 'echo', value })) as string);
    }
    await ended;
    expect(order).toEqual(['a', 'b', 'c', 'deadline-exceeded']);
    await expect(run({ do: 'echo', value: 'd' })).resolves.toBe('d');
  });

  it('does not count the wait for an answer against the deadline', async () => {
    start(1);
    await run({ do: 'echo', value: 'warm' });
    const slow = (value: unknown) =>
      new Promise(resolve => {
        setTimeout(() => resolve(value), 1500);
      });
    await expect(
      run({ do: 'ask', value: 1 }, { deadlineMs: 1000, answer: slow }),
    ).resolves.toBe(1);
  });

  it('refuses at once what does not fit the queue, and drops nothing else', async () => {
    start(1, 2);
    const ask = (value: number, fairnessKey: string) =>
      run({ do: 'echo', value }, { fairnessKey });
    const first = [ask(1, 'a'), ask(2, 'a')];
    const overloaded = { code: 'overloaded' };
    await expect(ask(3, 'a')).rejects.toMatchObject(overloaded);
    const other = ask(4, 'b');
    await expect(ask(5, 'c')).rejects.toMatchObject(overloaded);
    await expect(Promise.all([...first, other])).resolves.toEqual([1, 2, 4]);
  });

  it('lets others in between the jobs of one', async () => {
    start(1);
    const order: string[] = [];
    const ask = async (value: string, fairnessKey: string) => {
      await run({ do: 'echo', value }, { fairnessKey });
      order.push(value);
    };
    await Promise.all([
      ...['a1', 'a2', 'a3', 'a4'].map(value => ask(value, 'a')),
      ask('b1', 'b'),
    ]);
    expect(order).toEqual(['a1', 'a2', 'b1', 'a3', 'a4']);
  });

  it('lets go of what was given up, running or waiting', async () => {
    start(1);
    const [running, waiting] = [new AbortController(), new AbortController()];
    const jobs = [
      run({ do: 'forever' }, { signal: running.signal }),
      run({ do: 'forever' }, { signal: waiting.signal }),
      run({ do: 'echo', value: 1 }),
    ];
    expect(pool.workload).toEqual({ running: 1, waiting: 2 });
    const settled = Promise.allSettled(jobs);
    waiting.abort();
    running.abort();
    expect(await settled).toEqual([
      expect.objectContaining({
        reason: expect.objectContaining({ code: 'cancelled' }),
      }),
      expect.objectContaining({
        reason: expect.objectContaining({ code: 'cancelled' }),
      }),
      { status: 'fulfilled', value: 1 },
    ]);
  });

  it('says why a thread ended, once each, and nothing of those that it stopped', async () => {
    start(1);
    const failed = async (value: unknown, job?: Partial<Job>) =>
      expect(run(value, job)).rejects.toThrow();
    await failed({ do: 'exit' });
    await failed({ do: 'forever' }, { deadlineMs: 300 });
    await failed(
      { do: 'ask' },
      { answer: () => Promise.reject(new Error('nobody knows')) },
    );
    const givenUp = new AbortController();
    setImmediate(() => givenUp.abort());
    await failed({ do: 'forever' }, { signal: givenUp.signal });
    await failed({ do: 'throw' });
    await pool.close();
    expect(ends).toEqual([
      'worker-lost',
      'deadline-exceeded',
      'unanswered',
      'cancelled',
    ]);
    expect(pool.workload).toEqual({ running: 0, waiting: 0 });
  });

  it('sends what a worker keeps only once', async () => {
    start(1);
    const sent: boolean[] = [];
    const job = {
      parcel: (seen: Set<string>) => {
        sent.push(seen.has('bundle'));
        seen.add('bundle');
        return { value: { do: 'echo' } };
      },
    };
    await run(undefined, job);
    await run(undefined, job);
    expect(sent).toEqual([false, true]);
  });

  it('refuses what waits when it is closed', async () => {
    start(1);
    const jobs = [1, 2].map(value => run({ do: 'echo', value }));
    const settled = Promise.allSettled(jobs);
    await pool.close();
    expect((await settled)[1]).toMatchObject({ reason: { code: 'closed' } });
    await expect(run({ do: 'echo' })).rejects.toMatchObject({ code: 'closed' });
  });
});
