import { checkDue } from './checkDue';

const MINUTE = 60_000;

/** Answers how many checks were made, of which each takes so long. */
async function checksOf(options: {
  due: number;
  minutes?: number;
  abortedAfter?: number;
}): Promise<number> {
  const { due, minutes = 1, abortedAfter } = options;
  const ended = new AbortController();
  let made = 0;
  await checkDue({
    signal: ended.signal,
    clock: () => made * minutes * MINUTE,
    check: async () => {
      if (made === due) return false;
      made += 1;
      if (made === abortedAfter) ended.abort();
      return true;
    },
  });
  return made;
}

describe('checkDue', () => {
  it.each([
    [0, 'none is due', { due: 0 }],
    [3, 'three are due', { due: 3 }],
    [2, 'it is to end', { due: 3, abortedAfter: 2 }],
    // The task has two hours: a check that is taken later would be cut off.
    [30, 'each takes a minute', { due: 100 }],
    [1, 'one takes an hour', { due: 100, minutes: 60 }],
  ])('makes %i where %s', async (made, _, options) => {
    expect(await checksOf(options)).toBe(made);
  });
});
