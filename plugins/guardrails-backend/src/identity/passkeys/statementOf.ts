import { sha256 } from '@backstage-guardrails/policy-decision';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import type { PasskeyConsent } from './PasskeyConsent';

/** The words that a passkey signs, as data: another request, content, answer or person makes other words. @internal */
export function consentStatement(
  options: Pick<
    PasskeyConsent,
    'approval' | 'kind' | 'fingerprint' | 'consentDigest'
  > & { person: string; nonce: string },
): Record<string, string> {
  const { person, nonce, approval, kind, fingerprint, consentDigest } = options;
  return {
    version: 'guardrails/passkey-consent/v1',
    person,
    nonce,
    approval,
    kind,
    fingerprint,
    consent: consentDigest,
  };
}

/** @internal */
export function enrolStatement(options: {
  person: string;
  nonce: string;
}): Record<string, string> {
  const { person, nonce } = options;
  return { version: 'guardrails/passkey-enrolment/v1', person, nonce };
}

/** What the authenticator is given: 32 bytes that nobody can make other words for. @internal */
export function hashStatement(
  statement: Record<string, string>,
): Uint8Array<ArrayBuffer> {
  const hex = sha256(canonicalJson(statement)).slice('sha256:'.length);
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
