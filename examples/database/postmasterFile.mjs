import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a running server says of itself: its process is the first line of the file, its state the eighth. */
export function readPostmasterFile(cluster) {
  const file = fileIn(cluster);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), state: lines[7]?.trim() };
}

export function removePostmasterFile(cluster) {
  rmSync(fileIn(cluster), { force: true });
}

const fileIn = cluster => join(cluster, 'postmaster.pid');
