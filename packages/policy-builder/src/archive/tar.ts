import { gunzipSync, gzipSync } from 'node:zlib';
import { BuilderError } from '../errors';

const BLOCK = 512;

/** Files of an archive by path, such as `/policy.wasm`. @public */
export type ArchiveFiles = Record<string, Buffer>;

/** A gzipped tar whose bytes depend on names and contents alone: sorted, no owner, no time. @public */
export function packTar(files: ArchiveFiles): Buffer {
  const blocks = Object.keys(files)
    .sort()
    .flatMap(name => [header(name, files[name].length), padded(files[name])]);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), {
    level: 9,
  });
}

/** The files of an archive that {@link packTar} or `opa build` made, by name. @public */
export function unpackTar(archive: Uint8Array): ArchiveFiles {
  const bytes = gunzipSync(archive);
  const files: ArchiveFiles = {};
  for (let at = 0; bytes[at] !== 0; ) {
    const name = text(bytes, at, 100);
    const size = parseInt(text(bytes, at + 124, 12), 8);
    if (name === '' || Number.isNaN(size)) {
      throw new BuilderError('archive-malformed', 'This is no tar archive.');
    }
    files[name] = bytes.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) {
    throw new BuilderError(
      'rules-malformed',
      `The path ${name} has more than 100 bytes. Give the rule a shorter name.`,
    );
  }
  block.write(name, 0);
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\u000000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function padded(content: Buffer): Buffer {
  const rest = (BLOCK - (content.length % BLOCK)) % BLOCK;
  return Buffer.concat([content, Buffer.alloc(rest)]);
}

function text(bytes: Buffer, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8');
}
