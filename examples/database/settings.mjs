import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the files of the server are, its port, and the password of its administrating account; of the earlier start,
 * finished or not, where these files are still there. As root they are in the folder for temporary files, because the
 * data folder is closed to the user that the server runs as.
 */
export function readOrCreateSettings(folder, account) {
  const earlier = [fileIn(folder), beginningIn(folder)]
    .map(read)
    .find(settings => settings && isOurs(settings.place));
  return earlier ?? createSettings(folder, account);
}

/** On disk before there is a cluster, so that none is left whose place or password nobody knows. */
function createSettings(folder, account) {
  const place = account ? createPlace() : folder;
  const settings = { place, password: randomBytes(16).toString('hex') };
  rmSync(join(place, 'cluster'), { recursive: true, force: true });
  write(beginningIn(folder), settings);
  return settings;
}

/** Of root, so that what root writes into it goes where it should: the other user can put no link there. */
function createPlace() {
  const place = mkdtempSync(join(tmpdir(), 'guardrails-demo-database-'));
  chmodSync(place, 0o711);
  return place;
}

/** Written once the database is whole: a backend that finds it knows that there may be accounts. */
export function writeSettings(folder, settings) {
  write(beginningIn(folder), settings);
  renameSync(beginningIn(folder), fileIn(folder));
}

const write = (file, settings) =>
  writeFileSync(file, `${JSON.stringify(settings)}\n`, { mode: 0o600 });

/** Nothing of a file that is not there, or that was not written to its end. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The folder for temporary files is emptied now and then, and anybody can have a folder of that name afterwards. */
function isOurs(place) {
  const found = lstatSync(place, { throwIfNoEntry: false });
  return found?.isDirectory() && found.uid === process.getuid();
}

const fileIn = folder => join(folder, 'settings.json');
const beginningIn = folder => join(folder, 'settings.json.new');
