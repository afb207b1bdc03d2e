import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Below this size compression costs more than it saves. */
const SMALL = 16 * 1024;

/** @internal */
export type Encoded = { encoding: 'json' | 'gzip'; content: Buffer };

/** JSON bytes as they are stored; compression runs off the main thread. @internal */
export async function encode(json: Uint8Array | string): Promise<Encoded> {
  const bytes = typeof json === 'string' ? Buffer.from(json) : toBuffer(json);
  return bytes.length < SMALL
    ? { encoding: 'json', content: bytes }
    : {
        encoding: 'gzip',
        content: await compress(bytes, { level: 1 }),
      };
}

/** @internal */
export async function decode(stored: {
  encoding: string;
  content: Uint8Array;
}): Promise<Buffer> {
  const bytes = toBuffer(stored.content);
  return stored.encoding === 'gzip' ? decompress(bytes) : bytes;
}

/** The same memory; big documents are not copied. */
function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
