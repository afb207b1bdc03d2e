import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { countStarts } from './countStarts.mjs';

test('counts tests that start a backend, each once for a database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-starts-'));
  try {
    const file = join(folder, 'starts.jsonl');
    assert.deepEqual(countStarts(file), {});
    const start = (database, currentTestName) =>
      JSON.stringify({ database, testPath: '/a.test.ts', currentTestName });
    writeFileSync(
      file,
      `${[
        start('SQLite', 'one'),
        start('SQLite', 'one'),
        start('SQLite', 'two'),
        start('PostgreSQL', 'one'),
      ].join('\n')}\n`,
    );
    assert.deepEqual(countStarts(file), { SQLite: 2, PostgreSQL: 1 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
