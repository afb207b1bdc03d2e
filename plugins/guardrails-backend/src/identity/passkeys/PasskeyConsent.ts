import type {
  ConsentKind,
  PasskeyAssertion,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Digest } from '@backstage-guardrails/policy-model';
import type { Human } from '../people';

/** What a person consents to with a passkey. @internal */
export type PasskeyConsent = {
  human: Human;
  approval: string;
  kind: ConsentKind;
  fingerprint: string;
  consentDigest: Digest;
  /** When the request was opened: a passkey that is younger does not count for it. */
  requestedAt: string;
  /** What the browser answered; absent where the person sent none. */
  assertion: PasskeyAssertion | undefined;
};

/**
 * Everything somebody needs to check the signature again without this service: the challenge is the SHA-256 of
 * the statement's canonical JSON, and the public key is in the ledger since it was enrolled.
 * @internal
 */
export type PasskeyEvidence = {
  passkey: string;
  credentialId: string;
  /** COSE key, base64url. */
  publicKey: string;
  statement: Record<string, string>;
  authenticatorData: string;
  clientDataJSON: string;
  signature: string;
};

/** A consent as it is on record, with what proves it. @internal */
export type RecordedConsent = {
  person: string;
  approval: string;
  kind: ConsentKind;
  fingerprint: string;
  consentDigest: Digest;
  requestedAt: string;
  /** When it was given. */
  at: string;
  /** JSON. */
  evidence: string | null;
};
