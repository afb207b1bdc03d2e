import { inflateRawSync } from 'node:zlib';
import { Stop } from '../lib/say.mjs';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

/** The bytes of one file of a zip archive, by way of its central directory. */
export function unzip(archive, name) {
  const end = archive.lastIndexOf(uint32(endOfDirectory));
  if (end < 0) throw new Stop('The archive is not a zip file.');
  const entries = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < entries; i++) {
    if (archive.readUInt32LE(at) !== directoryEntry) break;
    const nameLength = archive.readUInt16LE(at + 28);
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      return contentOf(archive, {
        method: archive.readUInt16LE(at + 10),
        size: archive.readUInt32LE(at + 20),
        offset: archive.readUInt32LE(at + 42),
      });
    }
    const extraLength = archive.readUInt16LE(at + 30);
    const commentLength = archive.readUInt16LE(at + 32);
    at += 46 + nameLength + extraLength + commentLength;
  }
  throw new Stop(`The archive holds no ${name}.`);
}

function contentOf(archive, { method, size, offset }) {
  if (archive.readUInt32LE(offset) !== localEntry) {
    throw new Stop('The archive is damaged.');
  }
  const start =
    offset +
    30 +
    archive.readUInt16LE(offset + 26) +
    archive.readUInt16LE(offset + 28);
  const content = archive.subarray(start, start + size);
  if (method === 0) return content;
  if (method === 8) return inflateRawSync(content);
  throw new Stop(
    `The archive is compressed in a way (${method}) that is not known here.`,
  );
}

function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
