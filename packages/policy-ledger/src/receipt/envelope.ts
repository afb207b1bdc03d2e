import { z } from 'zod';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '../bytes';
import { LedgerError } from '../errors';
import type { Sha256 } from '../merkle';
import type { NoteSigner, Verifying } from '../note';
import { keyIdOf } from '../note/keyId';
import { keyHintOf } from '../note/NoteSigner';
import { verifyEd25519 } from '../note/verifyEd25519';
import { preAuthenticationEncoding } from './preAuthenticationEncoding';
import { type Receipt, receiptSchema } from './receiptSchema';
import { statementOf } from './statement';

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** A DSSE envelope that holds a receipt as in-toto statement. @public */
export const envelopeSchema = z.strictObject({
  payloadType: z.literal(PAYLOAD_TYPE),
  payload: z.base64(),
  signatures: z
    .array(z.strictObject({ keyid: z.string(), sig: z.base64() }))
    .min(1)
    .max(100),
});
/** @public */
export type Envelope = z.infer<typeof envelopeSchema>;

/** Exports a receipt as DSSE envelope, for tools that read in-toto attestations. @public */
export async function sealReceipt(options: {
  receipt: Receipt;
  signers: readonly NoteSigner[];
  sha256: Sha256;
}): Promise<Envelope> {
  const { receipt, signers, sha256 } = options;
  const payload = toUtf8(canonicalJson(statementOf(receipt, sha256)));
  const message = preAuthenticationEncoding(PAYLOAD_TYPE, payload);
  return envelopeSchema.parse({
    payloadType: PAYLOAD_TYPE,
    payload: toBase64(payload),
    signatures: await Promise.all(
      signers.map(async signer => ({
        keyid: keyHintOf(signer, sha256),
        sig: toBase64(await signer.sign(message)),
      })),
    ),
  });
}

/**
 * Verifies the envelope and answers with the receipt in it. Everything the statement says beside the receipt has to
 * follow from the receipt: a subject that somebody added would be believed without proof.
 *
 * @throws {@link LedgerError}
 * @public
 */
export async function openEnvelope(
  options: { envelope: Envelope } & Verifying,
): Promise<Receipt> {
  const { envelope, sha256 } = options;
  const payload = fromBase64(envelope.payload);
  const text = payload && fromUtf8(payload);
  if (!payload || text === undefined) throw malformed();
  await verifySignatures({ ...options, payload });
  const statement = parseJson(text);
  const receipt = receiptSchema.safeParse(
    (statement as { predicate?: unknown } | null)?.predicate,
  );
  if (!receipt.success) throw malformed();
  if (canonicalJson(statementOf(receipt.data, sha256)) !== text) {
    throw new LedgerError({
      code: 'statement-differs',
      message: 'The statement says something that its receipt does not.',
    });
  }
  return receipt.data;
}

async function verifySignatures(
  options: { envelope: Envelope; payload: Uint8Array } & Verifying,
): Promise<void> {
  const { envelope, payload, keys, sha256, subtle } = options;
  const message = preAuthenticationEncoding(envelope.payloadType, payload);
  let known = false;
  for (const { keyid, sig } of envelope.signatures) {
    const [claimedName, id] = keyid.split('+');
    for (const { name = claimedName, publicKey } of keys) {
      if (name !== claimedName || keyIdOf(name, publicKey, sha256) !== id) {
        continue;
      }
      const signature = fromBase64(sig) ?? new Uint8Array(0);
      if (!(await verifyEd25519({ publicKey, signature, message, subtle }))) {
        throw new LedgerError({
          code: 'signature-forged',
          message: 'A signature of the envelope does not hold.',
        });
      }
      known = true;
    }
  }
  if (!known) {
    throw new LedgerError({
      code: 'key-unknown',
      message: 'None of the given keys signed the envelope.',
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

function malformed(): LedgerError {
  return new LedgerError({
    code: 'envelope-malformed',
    message: 'Not an envelope with a receipt in it.',
  });
}
