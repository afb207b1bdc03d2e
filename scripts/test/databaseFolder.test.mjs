import assert from 'node:assert/strict';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { databaseFolder } from './databaseFolder.mjs';

test('databases are where there is room', () => {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'));
  try {
    assert.equal(databaseFolder(folder), folder);
  } finally {
    rmdirSync(folder);
  }
});

test('elsewhere they are with the other temporary files', () => {
  assert.equal(databaseFolder('/nowhere/at/all'), tmpdir());
  // without any room
  assert.equal(databaseFolder('/proc'), tmpdir());
});
