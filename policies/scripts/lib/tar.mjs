import { gunzipSync, gzipSync } from 'node:zlib';

const BLOCK = 512;

/** A gzipped tar whose bytes depend on names and contents alone: sorted, no owner, no time. */
export function packTar(files) {
  const blocks = Object.keys(files)
    .sort()
    .flatMap(name => [header(name, files[name].length), padded(files[name])]);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), {
    level: 9,
  });
}

/** The files of an archive that {@link packTar} made, by name. */
export function unpackTar(archive) {
  const bytes = gunzipSync(archive);
  const files = {};
  for (let at = 0; bytes[at] !== 0; ) {
    const name = text(bytes, at, 100);
    const size = parseInt(text(bytes, at + 124, 12), 8);
    files[name] = bytes.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function header(name, size) {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`Name too long: ${name}`);
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

function padded(content) {
  const rest = (BLOCK - (content.length % BLOCK)) % BLOCK;
  return Buffer.concat([content, Buffer.alloc(rest)]);
}

function text(bytes, start, length) {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8');
}
