import { InputError } from '@backstage/errors';

const PREFIX = 'base64:';

/** The bytes of a configured sealing key: text as it is, or bytes as `base64:` and their base64. @internal */
export function parseSealingKey(text: string): Uint8Array {
  if (!text.startsWith(PREFIX)) return Buffer.from(text, 'utf8');
  const encoded = text.slice(PREFIX.length);
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length > 0 && bytes.toString('base64') === encoded) return bytes;
  throw new InputError('guardrails.sealingKey: not base64 after `base64:`');
}
