import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from '../seed/decisions/loading.mjs';
import { waitUntil } from './waitUntil.mjs';

/** As long as the process of a portal that was just restarted may take to end. */
const WAIT = 10_000;

let lock;

/**
 * Whether this process has the folder, and with it the server, for itself. It has it until it ends: the lock is one of
 * the operating system on an empty SQLite file, so however a process ends, it leaves no lock.
 */
export async function takeFolder(folder, wait = WAIT) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const Database = load('better-sqlite3');
  lock = new Database(join(folder, 'lock'), { timeout: 0 });
  return waitUntil(isTaken, wait);
}

function isTaken() {
  try {
    lock.exec('begin exclusive');
    return true;
  } catch (error) {
    if (error.code === 'SQLITE_BUSY') return false;
    throw error;
  }
}
