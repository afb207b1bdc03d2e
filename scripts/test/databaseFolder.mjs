import * as fs from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
/** A portal has some tens of megabytes; a container may have no more than 64 there. */
const ROOM = 1024 ** 3;

/**
 * Where portals of tests keep their databases: in memory where the machine has room, since each commit waits for a disk
 * and a first start makes many. A process that is ended loses nothing there either, and nothing has to survive a
 * power cut.
 */
export function databaseFolder(memory = MEMORY) {
  try {
    fs.accessSync(memory, fs.constants.W_OK);
    const { bavail, bsize } = fs.statfsSync(memory);
    return bavail * bsize > ROOM ? memory : tmpdir();
  } catch {
    return tmpdir(); // no such folder, no right to write there, or a Node before 18.15, which cannot measure it
  }
}
