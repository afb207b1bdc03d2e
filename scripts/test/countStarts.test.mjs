import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { countStarts, tooManyStarts } from './countStarts.mjs';

test('counts tests that start a backend, each once for a database, and those besides attacks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-starts-'));
  try {
    const file = join(folder, 'starts.jsonl');
    assert.deepEqual(countStarts(file), {});
    const start = (database, currentTestName, testPath = '/a.test.ts') =>
      JSON.stringify({ database, testPath, currentTestName });
    writeFileSync(
      file,
      `${[
        start('SQLite', 'one'),
        start('SQLite', 'one'),
        start('SQLite', 'two'),
        start('SQLite', undefined),
        start('SQLite', 'three', '/attacks-grants.test.ts'),
        start('PostgreSQL', 'one'),
      ].join('\n')}\n`,
    );
    assert.deepEqual(countStarts(file), {
      SQLite: { all: 4, besidesAttacks: 3 },
      PostgreSQL: { all: 1, besidesAttacks: 1 },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('says on which database more tests start a backend than may, attacks left aside', () => {
  const counted = {
    SQLite: { all: 9, besidesAttacks: 3 },
    PostgreSQL: { all: 9, besidesAttacks: 2 },
  };
  assert.deepEqual(tooManyStarts(counted, 3), []);
  assert.deepEqual(tooManyStarts(counted, 2), [
    '3 tests besides attacks start a backend on SQLite, at most 2 may (scripts/test/countStarts.mjs)',
  ]);
});
