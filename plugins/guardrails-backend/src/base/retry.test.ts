import { retry } from './retry';

describe('retry', () => {
  afterEach(() => jest.restoreAllMocks());

  /** Fails so often with `passing`, then answers; says how long it waited. */
  async function run(options: {
    failures: number;
    error?: Error;
    attempts?: number;
  }) {
    const { failures, error = new Error('passing'), attempts = 4 } = options;
    const waits: number[] = [];
    let calls = 0;
    const result = await retry(
      {
        attempts,
        pause: attempt => attempt * 100,
        again: thrown => String(thrown) === 'Error: passing',
        wait: async milliseconds => waits.push(milliseconds),
      },
      async () => {
        calls += 1;
        if (calls <= failures) throw error;
        return 'done';
      },
    ).catch(thrown => thrown);
    return { result, calls, waits };
  }

  it.each([
    [0, 1, []],
    [1, 2, [75]],
    [3, 4, [75, 150, 225]],
  ])(
    'after %d failures it has called %d times',
    async (failures, calls, waits) => {
      jest.spyOn(Math, 'random').mockReturnValue(0.5);
      expect(await run({ failures })).toEqual({ result: 'done', calls, waits });
    },
  );

  it('throws the last error as it was, without a pause after it', async () => {
    const error = new Error('passing');
    const { result, calls, waits } = await run({ failures: 9, error });
    expect(result).toBe(error);
    expect([calls, waits.length]).toEqual([4, 3]);
    expect(await run({ failures: 1, error, attempts: 1 })).toEqual({
      result: error,
      calls: 1,
      waits: [],
    });
  });

  it('does not repeat what cannot pass', async () => {
    const error = new Error('for good');
    expect(await run({ failures: 9, error })).toEqual({
      result: error,
      calls: 1,
      waits: [],
    });
  });

  it('waits for half of the pause at least, and for all of it at most', async () => {
    const { waits } = await run({ failures: 99, attempts: 100 });
    waits.forEach((wait, index) => {
      expect(wait).toBeGreaterThanOrEqual((index + 1) * 50);
      expect(wait).toBeLessThan((index + 1) * 100);
    });
    expect(new Set(waits).size).toBeGreaterThan(90);
  });
});
