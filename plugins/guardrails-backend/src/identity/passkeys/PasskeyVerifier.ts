import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { PasskeysConfig } from '../../base/config';
import { databaseTime } from '../../base/database';
import type { Seals } from '../../record/seals';
import type { Challenges } from './Challenges';
import type {
  PasskeyConsent,
  PasskeyEvidence,
  RecordedConsent,
} from './PasskeyConsent';
import { readEvidence } from './readEvidence';
import { passkeyInvalid } from './refusal';
import { requireRelyingParty } from './requireRelyingParty';
import { readAssertion, type Assertion } from './responses';
import type { PasskeyRow } from './rows';
import { hashStatement, consentStatement } from './statementOf';
import { verifySignature } from './verifySignature';

/** Checks signatures of passkeys over consents. @internal */
export class PasskeyVerifier {
  readonly #knex: Knex;
  readonly #config: PasskeysConfig;
  readonly #challenges: Challenges;
  readonly #seals: Seals;

  constructor(options: {
    knex: Knex;
    config: PasskeysConfig;
    challenges: Challenges;
    seals: Seals;
  }) {
    this.#knex = options.knex;
    this.#config = options.config;
    this.#challenges = options.challenges;
    this.#seals = options.seals;
  }

  /**
   * Holds where the person's own passkey signed exactly this consent. It uses the challenge up, so of two at once
   * one gets through, and neither a second time.
   * @throws GuardrailsError `passkey-needed`, `passkey-invalid`
   */
  async verify(
    consent: PasskeyConsent,
  ): Promise<{ passkey: string; evidence: PasskeyEvidence }> {
    if (consent.assertion === undefined) {
      throw new GuardrailsError({
        code: 'passkey-needed',
        message: 'This approval must be signed with one of your passkeys.',
      });
    }
    const assertion = readAssertion(consent.assertion);
    return this.#knex.transaction(transaction =>
      this.#verify(transaction, consent, assertion),
    );
  }

  /**
   * Locks a passkey until what it signed is on record, since it was verified in a transaction of its own: a revocation
   * is found here, or waits and is later than the consent.
   * @throws GuardrailsError `passkey-invalid`
   */
  async keep(
    transaction: Knex.Transaction,
    { passkey, person }: { passkey: string; person: string },
  ): Promise<void> {
    const kept = await transaction<PasskeyRow>('passkeys')
      .where({ id: passkey, person })
      .whereNull('revoked_at')
      .forUpdate()
      .first('id');
    if (!kept) throw passkeyInvalid('The passkey was revoked at this moment.');
  }

  /**
   * Whether a signature on record still holds: over exactly this consent, by the key that the person enrolled before
   * the request and had not revoked when they signed. The key is that of the enrolment, not the one beside the
   * signature.
   * @throws GuardrailsError `record-forged` where the passkey's own record is not believed
   */
  async holds(knex: Knex, consent: RecordedConsent): Promise<boolean> {
    const evidence = readEvidence(consent.evidence);
    if (!evidence) return false;
    const passkey = await knex<PasskeyRow>('passkeys')
      .where({ id: evidence.passkey, person: consent.person })
      .first();
    if (!passkey) return false;
    await this.#seals.require(knex, [{ table: 'passkeys', rows: [passkey] }]);
    const revoked = passkey.revoked_at ?? consent.at;
    if (passkey.enrolled_at >= consent.requestedAt || revoked < consent.at) {
      return false;
    }
    const statement = consentStatement({
      ...consent,
      nonce: evidence.statement.nonce,
    });
    const { authenticatorData, clientDataJSON, signature } = evidence;
    return verifySignature({
      assertion: {
        id: passkey.credential_id,
        rawId: passkey.credential_id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { authenticatorData, clientDataJSON, signature },
      },
      challenge: hashStatement(statement),
      // The counter has gone on since; whether it rose was looked at when it was signed.
      passkey: { ...passkey, counter: 0 },
      relyingParty: requireRelyingParty(this.#config),
    }).then(
      () => true,
      () => false,
    );
  }

  async #verify(
    transaction: Knex.Transaction,
    consent: PasskeyConsent,
    assertion: Assertion,
  ): Promise<{ passkey: string; evidence: PasskeyEvidence }> {
    const { human, approval } = consent;
    const relyingParty = requireRelyingParty(this.#config);
    const passkey = await this.#usable(transaction, consent, assertion);
    const nonce = await this.#challenges.take(transaction, {
      person: human.ref,
      purpose: 'consent',
      approval_id: approval,
    });
    // Made anew from what the consent is about now, so a signature over anything else does not hold.
    const statement = consentStatement({
      ...consent,
      person: human.ref,
      nonce,
    });
    const counter = await verifySignature({
      assertion,
      challenge: hashStatement(statement),
      passkey,
      relyingParty,
    });
    await this.#count(transaction, passkey, counter);
    const { authenticatorData, clientDataJSON, signature } = assertion.response;
    return {
      passkey: passkey.id,
      evidence: {
        passkey: passkey.id,
        credentialId: passkey.credential_id,
        publicKey: passkey.public_key,
        statement,
        authenticatorData,
        clientDataJSON,
        signature,
      },
    };
  }

  async #usable(
    transaction: Knex.Transaction,
    { human, requestedAt }: PasskeyConsent,
    assertion: Assertion,
  ): Promise<PasskeyRow> {
    const passkey = await transaction<PasskeyRow>('passkeys')
      .where({ credential_id: assertion.id, person: human.ref })
      .whereNull('revoked_at')
      .first();
    if (!passkey) {
      throw passkeyInvalid('This passkey is not yours, or was revoked.');
    }
    await this.#seals.require(transaction, [
      { table: 'passkeys', rows: [passkey] },
    ]);
    if (passkey.enrolled_at >= requestedAt) {
      throw passkeyInvalid(
        'This passkey was enrolled after the request was opened. It counts for later ones only.',
      );
    }
    if (passkey.usable_from > (await databaseTime(transaction))) {
      throw passkeyInvalid(
        `This passkey counts from ${passkey.usable_from} on.`,
      );
    }
    return passkey;
  }

  /** The counter that was read must still be there: of two copies of a passkey at once, one gets through. */
  async #count(
    transaction: Knex.Transaction,
    passkey: PasskeyRow,
    counter: number,
  ): Promise<void> {
    const updated = await transaction<PasskeyRow>('passkeys')
      .where({ id: passkey.id, counter: passkey.counter })
      .whereNull('revoked_at')
      .update({ counter, last_used_at: await databaseTime(transaction) });
    if (updated !== 1) {
      throw passkeyInvalid('The passkey was used or revoked at this moment.');
    }
  }
}
