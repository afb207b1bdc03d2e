import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { z } from 'zod';

const base64url = (length: number) =>
  z
    .string()
    .max(length)
    .regex(/^[A-Za-z0-9_-]+$/);

const credential = {
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).transform(() => ({})),
};

/** What the browser says, and nothing else of it. */
const assertionSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8192),
    authenticatorData: base64url(8192),
    signature: base64url(8192),
  }),
});

const registrationSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8192),
    attestationObject: base64url(65_536),
    transports: z
      .array(
        z.enum([
          'ble',
          'cable',
          'hybrid',
          'internal',
          'nfc',
          'smart-card',
          'usb',
        ]),
      )
      .max(10)
      .catch([]),
  }),
});

/** @internal */
export type Assertion = z.infer<typeof assertionSchema>;

/** @internal */
export type Registration = z.infer<typeof registrationSchema>;

/** @internal */
export function readAssertion(value: unknown): Assertion {
  return read(assertionSchema, value);
}

/** @internal */
export function readRegistration(value: unknown): Registration {
  return read(registrationSchema, value);
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new GuardrailsError({
    code: 'passkey-invalid',
    message: `This is not what a browser answers for a passkey: ${message}`,
    path: path.join('.'),
  });
}
