import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parts } from './parts.mjs';
import { schedule } from './schedule.mjs';

/** Runs parts that end when they are told to, and writes down what happens. */
function stage(list, lanes = 3) {
  const events = [];
  const ends = new Map();
  const runPart = part => {
    events.push(`${part.id} starts`);
    return new Promise(resolve => {
      ends.set(part.id, () => {
        events.push(`${part.id} ends`);
        resolve({ part });
      });
    });
  };
  const results = schedule(list, runPart, lanes);
  const turn = () => new Promise(resolve => setImmediate(resolve));
  return {
    results,
    async end(id) {
      await turn();
      ends.get(id)();
      await turn();
    },
    async seen() {
      await turn();
      return events.splice(0);
    },
  };
}

test('parts run beside one another while lanes are free, the next waits for one of them', async () => {
  const { end, seen, results } = stage([
    { id: 'a', lanes: 2 },
    { id: 'b', lanes: 1 },
    { id: 'c', lanes: 1 },
  ]);
  assert.deepEqual(await seen(), ['a starts', 'b starts']);
  await end('b');
  assert.deepEqual(await seen(), ['b ends', 'c starts']);
  await end('c');
  await end('a');
  assert.deepEqual(
    (await results).map(({ part }) => part.id),
    ['a', 'b', 'c'],
  );
});

test('a part that takes more lanes than there are runs alone', async () => {
  const { end, seen, results } = stage(
    [
      { id: 'a', lanes: 1 },
      { id: 'b', lanes: 2 },
    ],
    1,
  );
  assert.deepEqual(await seen(), ['a starts']);
  await end('a');
  assert.deepEqual(await seen(), ['a ends', 'b starts']);
  await end('b');
  await results;
});

test('a part that says nothing has the machine for itself', async () => {
  const { end, seen, results } = stage([
    { id: 'a', lanes: 1 },
    { id: 'all' },
    { id: 'b', lanes: 1 },
  ]);
  assert.deepEqual(await seen(), ['a starts']);
  await end('a');
  assert.deepEqual(await seen(), ['a ends', 'all starts']);
  await end('all');
  assert.deepEqual(await seen(), ['all ends', 'b starts']);
  await end('b');
  await results;
});

test('a part starts after those it names, and at once where none of them runs', async () => {
  const { end, seen, results } = stage([
    { id: 'a', lanes: 1 },
    { id: 'b', lanes: 1, after: ['a', 'absent'] },
  ]);
  assert.deepEqual(await seen(), ['a starts']);
  await end('a');
  assert.deepEqual(await seen(), ['a ends', 'b starts']);
  await end('b');
  await results;
});

test('each part has an id of its own and comes after those it names', () => {
  const ids = parts.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, after = [] } of parts) {
    for (const other of after) {
      assert.ok(
        ids.includes(other) && ids.indexOf(other) < ids.indexOf(id),
        `${id} after ${other}`,
      );
    }
  }
});
