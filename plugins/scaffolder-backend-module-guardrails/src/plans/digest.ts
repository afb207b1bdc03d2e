import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Digest } from '@backstage-guardrails/policy-model';

/** SHA-256 of a string or of bytes. @internal */
export function digestText(data: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(data).digest('hex')}` as Digest;
}

/** SHA-256 of a file, without holding it in memory. @internal */
export async function digestFile(path: string): Promise<Digest> {
  return digestStream(createReadStream(path));
}

/** SHA-256 of what a stream brings, to its end. @internal */
export async function digestStream(stream: Readable): Promise<Digest> {
  const hash = createHash('sha256');
  await pipeline(stream, hash);
  return `sha256:${hash.digest('hex')}` as Digest;
}
