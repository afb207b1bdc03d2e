import assert from 'node:assert/strict';
import { totalmem } from 'node:os';
import { test } from 'node:test';
import { usableMemory } from './usableMemory.mjs';

for (const [limit, usable] of [
  [2 ** 20, 2 ** 20],
  [0, totalmem()],
  [undefined, totalmem()],
  [2 ** 64, totalmem()],
]) {
  test(`a limit of ${limit} leaves ${
    usable === limit ? 'as much' : 'what the host has'
  }`, t => {
    t.mock.method(process, 'constrainedMemory', () => limit);
    assert.equal(usableMemory(), usable);
  });
}
