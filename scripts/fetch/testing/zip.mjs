import { deflateRawSync } from 'node:zlib';

/** A zip archive of one deflated file; the reader does not look at its CRC, because SHA-256 was compared before. */
export function zip(name, content) {
  const compressed = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(compressed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([
    Buffer.from([0x50, 0x4b, 3, 4]),
    common,
    Buffer.from(name),
    compressed,
  ]);
  const directory = Buffer.concat([
    Buffer.from([0x50, 0x4b, 1, 2, 20, 0]),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
