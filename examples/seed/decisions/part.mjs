import { linkSync, rmSync } from 'node:fs';

/** Where a process writes a database until it is whole: a file of its own, because two may start at once. */
export function partOf(database, process) {
  return `${database}.${process}.part`;
}

/** Puts the whole file in its place. Fails where another is there, however late that one came. */
export function publishPart(part, database) {
  linkSync(part, database);
  removePart(part);
}

export function removePart(part) {
  for (const rest of ['', '-wal', '-shm', '-journal']) {
    rmSync(part + rest, { force: true });
  }
}
