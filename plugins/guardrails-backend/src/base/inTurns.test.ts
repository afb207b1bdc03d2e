import { inTurns } from './inTurns';

/** Which items come in one turn of the event loop, where each takes so many milliseconds. */
async function turnsOf(items: number[]): Promise<number[][]> {
  const turns: number[][] = [[]];
  let now = 0;
  let done = false;
  const turn = () => {
    if (done) return;
    turns.push([]);
    setImmediate(turn);
  };
  setImmediate(turn);
  for await (const item of inTurns(items, () => now)) {
    turns[turns.length - 1].push(item);
    now += item;
  }
  done = true;
  return turns.filter(some => some.length > 0);
}

it.each<[string, number[], number[][]]>([
  ['nothing', [], []],
  ['what is quick', [1, 1, 1, 0, 0], [[1, 1, 1, 0, 0]]],
  ['what takes as long as a turn', [4, 1, 3, 1], [[4], [1, 3], [1]]],
  ['what takes longer each', [9, 9, 9], [[9], [9], [9]]],
])('works in turns on %s', async (_what, items, turns) => {
  expect(await turnsOf(items)).toEqual(turns);
});

it('leaves the source where the work ends early', async () => {
  let left = false;
  async function* source() {
    try {
      yield 1;
      yield 2;
    } finally {
      left = true;
    }
  }
  for await (const item of inTurns(source())) {
    expect(item).toBe(1);
    break;
  }
  expect(left).toBe(true);
});
