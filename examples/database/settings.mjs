import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the files of the server are, its port, and the password of its administrating account; of the earlier start,
 * where these files are still there. As root they are in the folder for temporary files, because the data folder is
 * closed to the user that the server runs as.
 */
export function readOrCreateSettings(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const earlier = read(folder);
  if (earlier && existsSync(earlier.place)) return earlier;
  const place = account
    ? mkdtempSync(join(tmpdir(), 'guardrails-demo-database-'))
    : folder;
  if (account) chownSync(place, account.uid, account.gid);
  return { place, password: randomBytes(16).toString('hex') };
}

/** Written once the database is whole: a backend that finds it knows that there may be accounts. */
export function writeSettings(folder, settings) {
  const file = fileIn(folder);
  writeFileSync(`${file}.new`, `${JSON.stringify(settings)}\n`, {
    mode: 0o600,
  });
  renameSync(`${file}.new`, file);
}

function read(folder) {
  const file = fileIn(folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

const fileIn = folder => join(folder, 'settings.json');
