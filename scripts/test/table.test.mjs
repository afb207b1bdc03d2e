import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table } from './table.mjs';

const results = [
  { part: { id: 'lint' }, passed: 1, failed: 0, skipped: 0, took: 61_000 },
  {
    part: { id: 'unit' },
    passed: 3000,
    failed: 1,
    skipped: 2,
    took: 600_000,
    reason: 'on PostgreSQL: absent',
    note: '132 attempts refused',
  },
];

test('each part has its counts and its time, and so has the whole', () => {
  assert.deepEqual(table({ results, elapsed: 640_000, tools: 20 }), [
    'part            passed  failed skipped          time',
    'tools                                         20.0 s',
    'lint                 1       0       0     1 min 1 s',
    'unit              3000       1       2    10 min 0 s  skipped on PostgreSQL: absent; 132 attempts refused',
    'sum               3001       1       2   11 min 21 s  11 min 0 s by the clock',
  ]);
  assert.equal(
    table({ results, elapsed: 640_000 }).at(-1),
    'sum               3001       1       2    11 min 1 s  10 min 40 s by the clock',
  );
});
