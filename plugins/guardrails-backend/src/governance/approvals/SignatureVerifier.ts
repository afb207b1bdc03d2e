import type { Knex } from 'knex';
import type {
  PasskeyConsent,
  RecordedConsent,
} from '../../identity/passkeys/PasskeyConsent';

/** Proves that a consent was signed with a passkey of the person. @internal */
export interface SignatureVerifier {
  /** @throws GuardrailsError `passkey-needed`, `passkey-invalid` */
  verify(
    request: PasskeyConsent,
  ): Promise<{ evidence: Record<string, unknown> }>;
  /** Whether a signature on record holds, by the key as it was enrolled. */
  holds(knex: Knex, consent: RecordedConsent): Promise<boolean>;
}
