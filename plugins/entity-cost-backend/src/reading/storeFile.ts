import { isError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import {
  finished,
  PassThrough,
  type Readable,
  Transform,
  Writable,
} from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type LoadFaultCode, loadProblem, LoadRefused } from './LoadProblem';
import { isUtf16, toUtf8 } from './toUtf8';
import { Utf8Check } from './Utf8Check';

/** A file that is stored here, uncompressed and checked, to be read. @internal */
export type StoredFile = {
  name: string;
  path: string;
  content: 'text' | 'json' | 'parquet';
  /** SHA-256 of the file as it came. */
  digest: string;
  /** Uncompressed. */
  bytes: number;
};

/** @internal */
export type FileLimits = {
  /** Of a file as it comes. */
  bytes: number;
  /** Of a file when it is uncompressed, so that a small file cannot fill the disk. */
  uncompressedBytes: number;
};

const GZIP = Buffer.from([0x1f, 0x8b]);
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const BZIP2 = Buffer.from('BZh', 'latin1');
const PARQUET = Buffer.from('PAR1', 'latin1');

/**
 * Takes a file in: computes its digest, uncompresses gzip, makes UTF-8 of UTF-16, and checks limits and text on the way. What
 * is already such a file at `path` is only read. Throws `LoadRefused`. The stream stays open when it is not read to its end.
 * @internal
 */
export async function storeFile(options: {
  name: string;
  content: Readable;
  /** Where to store it. */
  target: string;
  /** Where it is, if it is a local file. */
  path?: string;
  limits: FileLimits;
  signal?: AbortSignal;
}): Promise<StoredFile> {
  const { name, content, target, path, limits, signal } = options;
  const refuse = (code: LoadFaultCode, line?: number) =>
    new LoadRefused([loadProblem({ code, file: name, line })]);

  const hash = createHash('sha256');
  const start: Buffer[] = [];
  const arrived = counter({
    limit: limits.bytes,
    refuse: () => refuse('file-too-large'),
    each: chunk => {
      hash.update(chunk);
    },
  });
  const source = content.pipe(arrived);
  // Tells of a stream that was closed before it came here too; without that, it would be waited for without end.
  finished(content, { writable: false }, error => {
    if (!error) return;
    arrived.destroy(isCutOff(error) ? refuse('file-incomplete') : error);
  });
  const magic = await firstBytes(arrived);
  if (magic.length === 0) throw refuse('file-empty');
  if ([ZIP, ZSTD, BZIP2].some(other => startsWith(magic, other))) {
    throw refuse('file-archive');
  }
  const compressed = startsWith(magic, GZIP);
  const text = new Utf8Check();
  let bytes = 0;
  let kind: StoredFile['content'] | undefined;
  const checked = counter({
    limit: limits.uncompressedBytes,
    refuse: () => refuse('file-too-large'),
    each: chunk => {
      bytes += chunk.length;
      if (kind === undefined) {
        start.push(chunk);
        const first = Buffer.concat(start);
        if (first.length < PARQUET.length) return;
        kind = kindOf(first);
      }
      if (kind === 'parquet') return;
      const line = text.add(start.length ? Buffer.concat(start) : chunk);
      start.length = 0;
      if (line !== undefined) throw refuse('file-encoding', line);
    },
  });
  const inPlace = path !== undefined && !compressed && !isUtf16(magic);
  const output = inPlace
    ? nowhere()
    : createWriteStream(target, { mode: 0o600 });
  const closed = new Promise<void>(done => {
    output.once('close', () => done());
  });
  try {
    await pipeline(
      source,
      compressed ? createGunzip() : new PassThrough(),
      toUtf8(() => refuse('file-encoding')),
      checked,
      output,
      { signal },
    );
  } catch (error) {
    // a file that is still being opened would be there again after its folder is deleted
    await closed;
    if (error instanceof LoadRefused) throw error;
    if (isZlibError(error)) throw refuse('file-archive');
    throw error;
  }
  if (bytes === 0) throw refuse('file-empty');
  if (kind !== 'parquet') {
    const line = start.length
      ? text.add(Buffer.concat(start)) ?? text.end()
      : text.end();
    if (line !== undefined) throw refuse('file-encoding', line);
  }
  return {
    name,
    path: inPlace ? path : target,
    content: kind ?? 'text',
    digest: hash.digest('hex'),
    bytes,
  };
}

function counter(options: {
  limit: number;
  refuse: () => LoadRefused;
  each: (chunk: Buffer) => void;
}): Transform {
  let bytes = 0;
  return new Transform({
    readableHighWaterMark: 1_048_576,
    writableHighWaterMark: 1_048_576,
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > options.limit) {
        done(options.refuse());
        return;
      }
      try {
        options.each(chunk);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}

/** The first bytes of a stream, which stay in it. */
async function firstBytes(stream: Transform): Promise<Buffer> {
  for (;;) {
    const chunk: Buffer | null = stream.read();
    if (chunk !== null) {
      stream.unshift(chunk);
      return chunk.subarray(0, 8);
    }
    if (stream.errored) throw stream.errored;
    if (stream.readableEnded) return Buffer.alloc(0);
    await Promise.race([once(stream, 'readable'), once(stream, 'end')]);
  }
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

/** An answer of OpenCost is an object; no header of separated values starts with a brace. */
function kindOf(first: Buffer): StoredFile['content'] {
  if (startsWith(first, PARQUET)) return 'parquet';
  const text = first.toString('utf8').replace(/^\uFEFF/, '');
  return text.trimStart().startsWith('{') ? 'json' : 'text';
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}

/** Whether the other end hung up. */
function isCutOff(error: NodeJS.ErrnoException): boolean {
  return (
    error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET'
  );
}

function isZlibError(error: unknown): boolean {
  return isError(error) && 'code' in error && /^Z_/.test(String(error.code));
}
