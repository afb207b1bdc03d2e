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
  ): Promise<{ passkey: string; evidence: Record<string, unknown> }>;
  /**
   * Keeps a passkey from being revoked until the transaction ends.
   * @throws GuardrailsError `passkey-invalid` where it was revoked since it signed
   */
  keep(
    transaction: Knex.Transaction,
    signed: { passkey: string; person: string },
  ): Promise<void>;
  /** Whether a signature on record holds, by the key as it was enrolled. */
  holds(knex: Knex, consent: RecordedConsent): Promise<boolean>;
}
