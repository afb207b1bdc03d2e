import { MAX_BODY_BYTES } from '@backstage-guardrails/plugin-entity-health-common';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** What was read of a body. */
type CappedBody = { body: Uint8Array; truncated: boolean };

const decoders: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Nothing of it can be understood, which is no pass. */
const unreadable: CappedBody = { body: new Uint8Array(), truncated: true };

class Full extends Error {}

/**
 * Reads at most {@link MAX_BODY_BYTES} of a body, counted before and after decompression: a small body that becomes a
 * huge one ends where a huge one does. Encodings of encodings are not unpacked.
 * @throws what the connection failed with, unless it is only that the body ended too early
 * @internal
 */
export async function readCappedBody(
  response: IncomingMessage,
  signal: AbortSignal,
): Promise<CappedBody> {
  const encoding = String(response.headers['content-encoding'] ?? 'identity')
    .trim()
    .toLowerCase();
  const decoder = decoderOf(encoding);
  const between = decoder ? [capped(() => {}), decoder] : [];
  const result = await collect(response, between, signal);
  const { bytes: body, truncated, broken, empty } = result;
  if (empty && response.complete) return { body, truncated: false };
  if (decoder ? broken : encoding !== 'identity') return unreadable;
  return { body, truncated };
}

function decoderOf(encoding: string): Transform | undefined {
  return Object.hasOwn(decoders, encoding) ? decoders[encoding]() : undefined;
}

type Collected = {
  bytes: Uint8Array;
  truncated: boolean;
  broken: boolean;
  empty: boolean;
};

async function collect(
  response: IncomingMessage,
  between: Transform[],
  signal: AbortSignal,
): Promise<Collected> {
  let empty = true;
  response.once('data', () => {
    empty = false;
  });
  const chunks: Buffer[] = [];
  const sink = capped(chunk => chunks.push(chunk));
  sink.resume();
  const bytes = () => Buffer.concat(chunks);
  try {
    await pipeline([response, ...between, sink], { signal });
    const early = !response.complete;
    return { bytes: bytes(), truncated: early, broken: early, empty };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const broken = !(error instanceof Full);
    return { bytes: bytes(), truncated: true, broken, empty };
  }
}

/** Passes on what fits, and fails with the first byte that does not. */
function capped(keep: (chunk: Buffer) => void): Transform {
  let left = MAX_BODY_BYTES;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const fitting = chunk.subarray(0, left);
      keep(fitting);
      left -= chunk.length;
      if (left < 0) done(new Full());
      else done(null, fitting);
    },
  });
}
