import { existsSync, readFileSync } from 'node:fs';

/** How many tests start a backend on each database, as the tests wrote it down: a line for each start. */
export function countStarts(file) {
  const lines = existsSync(file)
    ? readFileSync(file, 'utf8').split('\n').filter(Boolean)
    : [];
  const tests = {};
  for (const line of lines) {
    const { database, testPath, currentTestName } = JSON.parse(line);
    tests[database] ??= new Set();
    tests[database].add(`${testPath} ${currentTestName}`);
  }
  return Object.fromEntries(
    Object.entries(tests).map(([database, { size }]) => [database, size]),
  );
}
