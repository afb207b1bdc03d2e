import { createHash, timingSafeEqual } from 'node:crypto';
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataSubfolder } from '../lib/paths.mjs';
import { say, Stop } from '../lib/say.mjs';

/**
 * Fetches one release file, compares it with the checksum that the release publishes, and puts the program
 * into the data folder's `tools`. A file that does not match is not kept.
 *
 * @param {object} options
 * @param {string} options.name - What the program is called afterwards.
 * @param {URL} options.file - Address of the release file.
 * @param {URL} options.checksums - Address of the list of checksums, or of the one checksum.
 * @param {(bytes: Buffer) => Buffer} [options.extract] - Takes the program out of an archive.
 */
export async function fetchVerified({ name, file, checksums, extract }) {
  say(`Fetching ${file}`);
  const fileName = decodeURIComponent(file.pathname.split('/').pop());
  const [bytes, list] = await Promise.all([
    fetchBytes(file),
    fetchBytes(checksums),
  ]);
  const expected = checksumOf(list.toString('utf8'), fileName);
  if (!expected) {
    throw new Stop(
      `${checksums} has no SHA-256 checksum of ${fileName}. Nothing was installed.`,
    );
  }
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (!timingSafeEqual(Buffer.from(actual), Buffer.from(expected))) {
    throw new Stop(
      [
        `${file} is not what its release says. Nothing was installed.`,
        `  expected sha256 ${expected}`,
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
  say(`Its SHA-256 checksum matches the release. Installed: ${target}`);
  return target;
}

async function fetchBytes(url) {
  let response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(10 * 60_000) });
  } catch (error) {
    throw new Stop(
      `${url} cannot be reached: ${
        error.cause?.message ?? error.message
      }. Nothing was installed.`,
    );
  }
  if (!response.ok) {
    throw new Stop(
      `${url} answered ${response.status}. Nothing was installed.`,
    );
  }
  return Buffer.from(await response.arrayBuffer());
}

/** `<sha256>  <file>` a line, or a line with the checksum alone or with the name of this very file. */
function checksumOf(list, fileName) {
  for (const line of list.split('\n')) {
    const [checksum, name] = line.trim().split(/\s+\*?/);
    if (!/^[0-9a-f]{64}$/i.test(checksum)) continue;
    if (name === undefined || name === fileName) return checksum.toLowerCase();
  }
  return undefined;
}
