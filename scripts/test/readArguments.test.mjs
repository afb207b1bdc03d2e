import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments } from './readArguments.mjs';

test('reads which parts to run and what goes to jest', () => {
  assert.deepEqual(readArguments(['--only', 'lint,unit', '--', '-t', 'x']), {
    only: ['lint', 'unit'],
    list: false,
    fetch: true,
    jestArguments: ['-t', 'x'],
  });
  assert.deepEqual(readArguments(['--list', '--no-fetch']), {
    only: [],
    list: true,
    fetch: false,
    jestArguments: [],
  });
  assert.throws(() => readArguments(['--ony']), /Unknown argument --ony/);
  assert.throws(() => readArguments(['--only']), /wants the ids/);
});
