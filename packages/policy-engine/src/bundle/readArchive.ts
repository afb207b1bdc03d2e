import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { extract, type Header } from 'tar-stream';
import { EngineError } from '../errors';

/** How much of a bundle is read before it is refused. @public */
export type ArchiveLimits = {
  compressedBytes: number;
  totalBytes: number;
  files: number;
};

/** A real bundle is below 2 MB; what is a hundred times as large is an attack or a mistake. @internal */
export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = {
  compressedBytes: 32 * 1024 * 1024,
  totalBytes: 128 * 1024 * 1024,
  files: 10_000,
};

/**
 * Reads a gzipped tar into memory, by absolute path (`/policy.wasm`). Nothing is written to disk,
 * yet paths are checked as if it were: they reach logs, digests and whoever unpacks the bundle later.
 * @internal
 */
export async function readArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): Promise<Map<string, Uint8Array>> {
  if (bytes.byteLength > limits.compressedBytes) {
    throw new EngineError(
      'bundle-too-large',
      `The bundle has ${bytes.byteLength} bytes, more than ${limits.compressedBytes}`,
    );
  }
  const files = new Map<string, Uint8Array>();
  const unpack = extract();
  // The pipeline rejects before the loop does where the compressed stream is broken, so both are awaited.
  const feeding = pipeline(Readable.from([bytes]), createGunzip(), unpack);
  try {
    await Promise.all([feeding, collect(unpack, files, limits)]);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError(
      'bundle-malformed',
      `The bundle is not a complete gzipped tar archive: ${String(error)}`,
      { cause: error },
    );
  }
  return files;
}

async function collect(
  unpack: ReturnType<typeof extract>,
  files: Map<string, Uint8Array>,
  limits: ArchiveLimits,
): Promise<void> {
  let total = 0;
  for await (const entry of unpack) {
    const path = safePath(entry.header);
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry as AsyncIterable<Uint8Array>) {
      // Counted while inflating: the sizes in the headers are the attacker's word.
      total += chunk.byteLength;
      if (total > limits.totalBytes) {
        throw new EngineError(
          'bundle-too-large',
          `The unpacked bundle has more than ${limits.totalBytes} bytes`,
        );
      }
      chunks.push(chunk);
    }
    if (entry.header.type === 'directory') continue;
    if (files.has(path)) {
      throw new EngineError(
        'bundle-malformed',
        `The bundle holds ${path} twice`,
      );
    }
    files.set(path, Buffer.concat(chunks));
    if (files.size > limits.files) {
      throw new EngineError(
        'bundle-too-large',
        `The bundle has more than ${limits.files} files`,
      );
    }
  }
}

function safePath(header: Header): string {
  const name = header.name.replace(/^\.?\//, '').replace(/\/$/, '');
  const segments = name.split('/');
  const unsafe =
    (header.type !== 'file' && header.type !== 'directory') ||
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    /[\\\u0000-\u001f\u007f]/.test(name) ||
    (name !== '' &&
      name !== '.' &&
      segments.some(s => s === '' || s === '.' || s === '..'));
  if (unsafe) {
    throw new EngineError(
      'bundle-unsafe-path',
      `The bundle holds ${JSON.stringify(header.name)} of type ${
        header.type
      }; only plain files below its root are allowed`,
    );
  }
  return `/${name}`;
}
