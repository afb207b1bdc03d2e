import assert from 'node:assert/strict';
import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { partOf, publishPart, removePart } from './part.mjs';

function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-part-'));
  try {
    work(folder, join(folder, 'guardrails.sqlite'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('is in its place when it is whole', () =>
  inFolder((folder, database) => {
    const part = partOf(database, 1);
    writeFileSync(part, 'made up');
    publishPart(part, database);
    assert.deepEqual(readdirSync(folder), ['guardrails.sqlite']);
    assert.equal(readFileSync(database, 'utf8'), 'made up');
  }));

test('leaves a database that came meanwhile as it is', () =>
  inFolder((folder, database) => {
    const part = partOf(database, 1);
    writeFileSync(part, 'made up');
    writeFileSync(database, 'real');
    assert.throws(() => publishPart(part, database), { code: 'EEXIST' });
    assert.equal(readFileSync(database, 'utf8'), 'real');
  }));

test('two that start at once have a file each', () =>
  inFolder((folder, database) => {
    for (const process of [1, 2]) {
      writeFileSync(partOf(database, process), String(process));
      writeFileSync(`${partOf(database, process)}-wal`, '');
    }
    removePart(partOf(database, 1));
    publishPart(partOf(database, 2), database);
    assert.equal(readFileSync(database, 'utf8'), '2');
  }));
