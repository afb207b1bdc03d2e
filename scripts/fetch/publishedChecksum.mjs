import { Stop } from '../lib/say.mjs';
import { download } from './download.mjs';

/** The checksum that a release publishes beside its file. */
export async function publishedChecksum({ list, fileName }) {
  const text = (await download(list)).toString('utf8');
  for (const line of text.split('\n')) {
    const [checksum, name] = line.trim().split(/\s+\*?/);
    if (!/^[0-9a-f]{64}$/i.test(checksum)) continue;
    // the checksum alone, or with the name of this very file
    if (name === undefined || name === fileName) return checksum.toLowerCase();
  }
  throw new Stop(
    `${list} has no SHA-256 checksum of ${fileName}. Nothing was installed.`,
  );
}
