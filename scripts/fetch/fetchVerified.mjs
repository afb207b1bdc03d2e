import { createHash } from 'node:crypto';
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataSubfolder } from '../lib/paths.mjs';
import { say, Stop } from '../lib/say.mjs';
import { download } from './download.mjs';

/**
 * Fetches one release file, compares it with its checksum, and puts the program into the data folder's `tools`.
 * A file that does not match is not kept.
 *
 * @param {object} options
 * @param {string} options.name - What the program is called afterwards.
 * @param {URL} options.file - Address of the release file.
 * @param {string} options.sha256 - What the file has to be.
 * @param {(bytes: Buffer) => Buffer} [options.extract] - Takes the program out of an archive.
 */
export async function fetchVerified({ name, file, sha256, extract }) {
  say(`Fetching ${file}`);
  const bytes = await download(file);
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== sha256) {
    throw new Stop(
      [
        `${file} does not have the expected checksum. Nothing was installed.`,
        `  expected sha256 ${sha256}`,
        `  got      sha256 ${actual}`,
      ].join('\n'),
    );
  }
  const target = join(
    dataSubfolder('tools'),
    process.platform === 'win32' ? `${name}.exe` : name,
  );
  // written beside and renamed, so that nobody ever runs half a program
  const half = `${target}.${process.pid}`;
  try {
    writeFileSync(half, extract ? extract(bytes) : bytes);
    chmodSync(half, 0o755);
    renameSync(half, target);
  } finally {
    rmSync(half, { force: true });
  }
  say(`Its SHA-256 checksum matches. Installed: ${target}`);
  return target;
}
