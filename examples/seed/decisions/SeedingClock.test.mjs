import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../scripts/lib/paths.mjs';
import { SeedingClock } from './SeedingClock.mjs';

const Database = createRequire(join(root, 'packages/backend/package.json'))(
  'better-sqlite3',
);
const DAY = 24 * 3_600_000;

test('goes forward, never back and never past the real time', () => {
  const start = Date.now() - 30 * DAY;
  const clock = new SeedingClock(start);
  assert.ok(clock.now() - start < DAY);
  clock.moveTo(start + 5 * DAY);
  assert.ok(clock.now() >= start + 5 * DAY);
  clock.moveTo(start);
  assert.ok(clock.now() >= start + 5 * DAY);
  clock.moveTo(Date.now() + 5 * DAY);
  assert.ok(clock.now() <= Date.now());
  assert.throws(() => new SeedingClock(Date.now() + DAY), RangeError);
});

test('is the time of a database, by the expressions of the service', () => {
  const clock = new SeedingClock(Date.parse('2026-03-10T12:00:00Z'));
  const database = new Database(':memory:');
  clock.installIn(database);
  const ask = expression =>
    Object.values(database.prepare(`select ${expression} as now`).get())[0];
  const near = (text, expected) => {
    const difference = Date.parse(text) - Date.parse(expected);
    assert.ok(difference >= 0 && difference < DAY / 24, text);
  };
  near(ask(`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`), '2026-03-10T12:00:00Z');
  near(
    ask(`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-24 hours')`),
    '2026-03-09T12:00:00Z',
  );
  near(
    new Date(ask(`cast(unixepoch('subsec') * 1000 as integer)`)).toISOString(),
    '2026-03-10T12:00:00Z',
  );
  // another one would be the real time, and the record in two times
  assert.throws(() => ask(`strftime('%s', 'now')`), /no such clock/);
});

test('no code of a portal leads to it', () => {
  const files = ['packages', 'plugins'].flatMap(parent =>
    sourcesOf(join(root, parent)),
  );
  for (const kind of ['.ts', '.tsx', '.js', '.mjs', '.json', '.yaml']) {
    assert.ok(
      files.some(file => file.endsWith(kind)),
      kind,
    );
  }
  for (const file of files) {
    assert.doesNotMatch(
      readFileSync(file, 'utf8'),
      /SeedingClock|seed\/decisions/,
      file,
    );
  }
});

/** Whatever can load code, in every folder that is not installed or built. */
function sourcesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return /^(?:node_modules|dist(?:-\w+)?|coverage|\..*)$/.test(entry.name)
        ? []
        : sourcesOf(path);
    }
    return entry.isFile() && /\.(?:[cm]?[jt]sx?|json|ya?ml)$/.test(entry.name)
      ? [path]
      : [];
  });
}
