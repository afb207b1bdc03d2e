import { existsSync, readFileSync } from 'node:fs';
import { isAttack } from './isAttack.mjs';

/**
 * So many tests besides attacks may start a backend on one database; those that start one for all of a file count as
 * one. A start costs half a second of processor time on each database. Where this is reached, share the start of a
 * file, test a rule beside its `model/`, or SQL on a migrated database (`MigratedDatabases`).
 */
const MOST = 58;

/** How many tests start a backend on each database, as the tests wrote it down: a line for each start. */
export function countStarts(file) {
  const lines = existsSync(file)
    ? readFileSync(file, 'utf8').split('\n').filter(Boolean)
    : [];
  const tests = {};
  for (const line of lines) {
    const { database, testPath, currentTestName } = JSON.parse(line);
    tests[database] ??= { all: new Set(), besidesAttacks: new Set() };
    const test = `${testPath} ${currentTestName}`;
    tests[database].all.add(test);
    if (!isAttack(testPath)) tests[database].besidesAttacks.add(test);
  }
  return Object.fromEntries(
    Object.entries(tests).map(([database, { all, besidesAttacks }]) => [
      database,
      { all: all.size, besidesAttacks: besidesAttacks.size },
    ]),
  );
}

/** The databases on which more tests start a backend than may. */
export function tooManyStarts(counted, most = MOST) {
  return Object.entries(counted)
    .filter(([, { besidesAttacks }]) => besidesAttacks > most)
    .map(
      ([database, { besidesAttacks }]) =>
        `${besidesAttacks} tests besides attacks start a backend on ${database}, at most ${most} may (scripts/test/countStarts.mjs)`,
    );
}
