import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { EvidenceReceipt } from '@backstage-guardrails/plugin-guardrails-common';
import type { Digest } from '@backstage-guardrails/policy-model';
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { EvidenceStore, EvidenceUpload } from './EvidenceStore';

const CHUNK_SIZE = 1024 * 1024;

/**
 * Streams a body into the store and answers the digest of its exact bytes.
 * A body that is too large, empty or ends early leaves nothing behind.
 * @internal
 */
export async function receiveEvidence(options: {
  request: IncomingMessage;
  principal: string;
  store: EvidenceStore;
  maxBytes: number;
}): Promise<EvidenceReceipt> {
  const { request, principal, store, maxBytes } = options;
  refuseEncoding(request);
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    throw tooLarge(maxBytes);
  }
  const upload = store.begin(principal);
  try {
    const received = await drain({ request, upload, maxBytes });
    await upload.finish(received);
    return received;
  } catch (error) {
    await upload.abort();
    throw error;
  }
}

async function drain(options: {
  request: IncomingMessage;
  upload: EvidenceUpload;
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
    for await (const chunk of request) {
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

/** The digest is over the bytes that are judged, so nothing in between may pack them. */
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

function incomplete(cause?: unknown): GuardrailsError {
  return new GuardrailsError({
    code: 'body-incomplete',
    message: 'The body ended before its announced length; nothing was kept.',
    cause,
  });
}
