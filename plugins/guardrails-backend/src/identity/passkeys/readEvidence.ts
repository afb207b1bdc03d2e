import { z } from 'zod';
import type { PasskeyEvidence } from './PasskeyConsent';

const evidenceSchema = z.object({
  passkey: z.uuid(),
  credentialId: z.string(),
  publicKey: z.string(),
  statement: z.record(z.string(), z.string()),
  authenticatorData: z.string(),
  clientDataJSON: z.string(),
  signature: z.string(),
}) satisfies z.ZodType<PasskeyEvidence>;

/** What a recorded consent says of its signature, or nothing where that is not it. @internal */
export function readEvidence(text: string | null): PasskeyEvidence | undefined {
  if (text === null) return undefined;
  try {
    return evidenceSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
