import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { EvidenceReceipt } from '@backstage-guardrails/plugin-guardrails-common';
import type { Digest } from '@backstage-guardrails/policy-model';
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Quotas } from '../../base/limits';
import { digestFromHeader } from './digestFromHeader';
import type { EvidenceStore, EvidenceUpload } from './EvidenceStore';

const CHUNK_SIZE = 1024 * 1024;

/**
 * Streams a body into the store and answers the digest of its exact bytes.
 * A body that is too large, empty or ends early leaves nothing behind. Bytes count against the sender's quota as they
 * are written; bytes that the sender sent within the last day are neither written again nor counted, where
 * `Content-Digest` says at the start which they are.
 * @internal
 */
export async function receiveEvidence(options: {
  request: IncomingMessage;
  principal: string;
  store: EvidenceStore;
  quotas: Pick<Quotas, 'take'>;
  maxBytes: number;
}): Promise<EvidenceReceipt> {
  const { request, principal, store, quotas, maxBytes } = options;
  refuseEncoding(request);
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    throw tooLarge(maxBytes);
  }
  const announced = digestFromHeader(request.headers['content-digest']);
  const known = announced && (await store.renew(principal, announced));
  if (announced && known !== undefined) {
    await discard(request, maxBytes);
    return { digest: announced, size: known };
  }
  const upload = store.begin(principal);
  const metered: Pick<EvidenceUpload, 'append'> = {
    append: async chunk => {
      await quotas.take(principal, 'evidenceBytesPerDay', chunk.length);
      await upload.append(chunk);
    },
  };
  try {
    const received = await drain({ request, upload: metered, maxBytes });
    if (announced && announced !== received.digest) throw otherBytes();
    await upload.finish(received);
    return received;
  } catch (error) {
    await upload.abort();
    throw error;
  }
}

async function drain(options: {
  request: IncomingMessage;
  upload: Pick<EvidenceUpload, 'append'>;
  maxBytes: number;
}): Promise<EvidenceReceipt> {
  const { request, upload, maxBytes } = options;
  const hash = createHash('sha256');
  let size = 0;
  let waiting: Uint8Array[] = [];
  let waitingSize = 0;
  const flush = async () => {
    if (waitingSize > 0) await upload.append(Buffer.concat(waiting));
    waiting = [];
    waitingSize = 0;
  };
  try {
    for await (const chunk of unbroken(request)) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      waiting.push(chunk);
      waitingSize += chunk.length;
      if (waitingSize >= CHUNK_SIZE) await flush();
    }
  } catch (error) {
    if (error instanceof GuardrailsError) throw error;
    throw incomplete(error);
  }
  if (!request.complete) throw incomplete();
  if (size === 0) {
    throw new GuardrailsError({
      code: 'body-incomplete',
      message: 'The body is empty. Send the evidence as it was written.',
    });
  }
  await flush();
  return { digest: `sha256:${hash.digest('hex')}` as Digest, size };
}

/** Leaves the connection open where reading ends early: the refusal goes back over it, and the audit names its address. */
function unbroken(request: IncomingMessage): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false });
}

/** A sender who has not finished sending would not read the answer. */
async function discard(
  request: IncomingMessage,
  maxBytes: number,
): Promise<void> {
  let size = 0;
  try {
    for await (const chunk of unbroken(request)) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
    }
  } catch (error) {
    if (error instanceof GuardrailsError) throw error;
    throw incomplete(error);
  }
}

/** The digest is over the bytes that are evaluated, so nothing in between may pack them. */
function refuseEncoding(request: IncomingMessage): void {
  const encoding = request.headers['content-encoding'];
  if (encoding && encoding !== 'identity') {
    throw new GuardrailsError({
      code: 'bad-request',
      message: `Evidence is sent without content encoding, not as ${encoding}.`,
    });
  }
}

function tooLarge(maxBytes: number): GuardrailsError {
  return new GuardrailsError({
    code: 'body-too-large',
    message: `Evidence is limited to ${maxBytes} bytes here. The operator can raise guardrails.evidence.maxSize.`,
  });
}

function otherBytes(): GuardrailsError {
  return new GuardrailsError({
    code: 'bad-request',
    message:
      'The body does not have the digest that Content-Digest says. Nothing was kept; send it again.',
  });
}

function incomplete(cause?: unknown): GuardrailsError {
  return new GuardrailsError({
    code: 'body-incomplete',
    message: 'The body ended before its announced length; nothing was kept.',
    cause,
  });
}
