import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parts } from './parts.mjs';
import { schedule } from './schedule.mjs';

/** Runs parts that end when they are told to, and writes down what happens. */
function stage(list) {
  const events = [];
  const ends = new Map();
  const results = schedule(list, part => {
    events.push(`${part.id} starts`);
    return new Promise(resolve => {
      ends.set(part.id, () => {
        events.push(`${part.id} ends`);
        resolve({ part });
      });
    });
  });
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

test('two parts of one core run beside one another, a third waits for one of them', async () => {
  const { end, seen, results } = stage([
    { id: 'a', cores: 1 },
    { id: 'b', cores: 1 },
    { id: 'c', cores: 1 },
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

test('a part that says nothing has the machine for itself', async () => {
  const { end, seen, results } = stage([
    { id: 'a', cores: 1 },
    { id: 'all' },
    { id: 'b', cores: 1 },
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
    { id: 'a', cores: 1 },
    { id: 'b', cores: 1, after: ['a', 'absent'] },
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
