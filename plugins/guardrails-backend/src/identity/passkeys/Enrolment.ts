import { verifyRegistrationResponse } from '@simplewebauthn/server';
import {
  GuardrailsError,
  type Passkey,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import type { Outbox } from '../../record/outbox';
import type { PasskeysConfig } from '../../base/config';
import { databaseTime } from '../../base/database';
import { addMilliseconds } from '../../base/time';
import { withDurableTransaction, type Ledger } from '../../record/ledger';
import type { Human } from '../people';
import { superseding, type Seals } from '../../record/seals';
import { recordEvents, type RecordStores } from '../../record';
import type { Challenges } from './Challenges';
import { ALGORITHMS, MAX_PASSKEYS, toPasskey } from './Passkeys';
import { passkeyInvalid } from './refusal';
import { requireRelyingParty } from './requireRelyingParty';
import { requireFreshSession } from './requireFreshSession';
import { readRegistration, type Registration } from './responses';
import type { PasskeyRow } from './rows';
import { hashStatement, enrolStatement } from './statementOf';

const LINK = '/guardrails/approvals/settings';

/**
 * Passkeys come and go here, each time on record and with word to the person: whoever else does this with a
 * stolen session is seen before the new passkey counts.
 * @internal
 */
export class Enrolment {
  readonly #knex: Knex;
  readonly #config: PasskeysConfig;
  readonly #challenges: Challenges;
  readonly #seals: Seals;
  readonly #stores: RecordStores;

  constructor(options: {
    knex: Knex;
    config: PasskeysConfig;
    challenges: Challenges;
    ledger: Ledger;
    seals: Seals;
    outbox: Outbox;
  }) {
    this.#knex = options.knex;
    this.#config = options.config;
    this.#challenges = options.challenges;
    this.#seals = options.seals;
    this.#stores = { ledger: options.ledger, outbox: options.outbox };
  }

  /** @throws GuardrailsError `not-authenticated` where the session is too old to enrol in */
  async requireFresh(authorization: string | undefined): Promise<void> {
    requireFreshSession({
      authorization,
      now: await databaseTime(this.#knex),
      maximumAge: this.#config.sessionAge,
    });
  }

  /** @throws GuardrailsError `passkey-invalid` */
  async enrol(
    human: Human,
    request: { name: string; response: unknown },
  ): Promise<Passkey> {
    const registration = readRegistration(request.response);
    return withDurableTransaction(this.#knex, async transaction => {
      const row = await this.#rowOf(transaction, human, {
        name: request.name,
        registration,
      });
      await this.#insert(transaction, row);
      await recordEvents({
        transaction,
        to: this.#stores,
        events: [
          {
            announcements: [
              {
                topic: 'passkey.enrolled',
                key: `passkey.enrolled/${row.id}`,
                title: `A passkey was enrolled for you: ${row.name}`,
                description: `It can approve from ${row.usable_from} on. Where this was not you, revoke it now and tell your security team.`,
                link: LINK,
                severity: 'high',
                recipients: [human.ref],
                payload: { passkey: row.id, person: human.ref },
              },
            ],
            entry: {
              kind: 'passkey',
              subjects: { passkey: row.id },
              payload: {
                event: 'passkey-enrolled',
                passkey: row.id,
                person: row.person,
                credentialId: row.credential_id,
                publicKey: row.public_key,
                usableFrom: row.usable_from,
              },
            },
          },
        ],
      });
      return toPasskey(row);
    });
  }

  /** @throws GuardrailsError `not-found` for a passkey that is not the person's, or was revoked */
  async revoke(human: Human, id: string): Promise<void> {
    await withDurableTransaction(this.#knex, async transaction => {
      // Before the time is read: a consent that is being given with it is on record first, at an earlier time.
      await transaction<PasskeyRow>('passkeys')
        .where({ id, person: human.ref })
        .forUpdate()
        .first('id');
      const now = await databaseTime(transaction);
      const [revoked] = await this.#seals.update(transaction, 'passkeys', {
        narrow: query =>
          query.where({ id, person: human.ref }).whereNull('revoked_at'),
        change: () => ({ revoked_at: now }),
      });
      if (!revoked) {
        throw new GuardrailsError({
          code: 'not-found',
          message: 'Passkey not found.',
        });
      }
      await recordEvents({
        transaction,
        to: this.#stores,
        events: [
          {
            announcements: [
              {
                topic: 'passkey.revoked',
                key: `passkey.revoked/${id}`,
                title: 'One of your passkeys was revoked',
                description:
                  'Where this was not you, tell your security team. A new one waits before it counts.',
                link: LINK,
                severity: 'high',
                recipients: [human.ref],
                payload: { passkey: id, person: human.ref },
              },
            ],
            entry: {
              kind: 'passkey',
              subjects: { passkey: id, ...superseding('passkeys', revoked) },
              payload: {
                event: 'passkey-revoked',
                passkey: id,
                person: human.ref,
              },
            },
          },
        ],
      });
    });
  }

  async #rowOf(
    transaction: Knex.Transaction,
    human: Human,
    { name, registration }: { name: string; registration: Registration },
  ): Promise<PasskeyRow> {
    const { id, origins } = requireRelyingParty(this.#config);
    const nonce = await this.#challenges.take(transaction, {
      person: human.ref,
      purpose: 'enrol',
      approval_id: '',
    });
    const statement = enrolStatement({ person: human.ref, nonce });
    const answer = await verifyRegistrationResponse({
      response: registration,
      expectedChallenge: Buffer.from(hashStatement(statement)).toString(
        'base64url',
      ),
      expectedOrigin: origins,
      expectedRPID: id,
      expectedType: 'webauthn.create',
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch(error => {
      throw passkeyInvalid('The new passkey cannot be verified.', error);
    });
    if (!answer.verified) {
      throw passkeyInvalid('The new passkey cannot be verified.');
    }
    const { credential } = answer.registrationInfo;
    const now = await databaseTime(transaction);
    return this.#seals.seal('passkeys', {
      id: uuidv7(),
      person: human.ref,
      name,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: JSON.stringify(registration.response.transports),
      enrolled_at: now,
      usable_from: addMilliseconds(now, this.#config.wait),
      last_used_at: null,
      revoked_at: null,
      revision: 0,
    });
  }

  async #insert(transaction: Knex.Transaction, row: PasskeyRow): Promise<void> {
    const inserted = await transaction<PasskeyRow>('passkeys')
      .insert(row)
      .onConflict('credential_id')
      .ignore()
      .returning('id');
    if (inserted.length !== 1) {
      throw passkeyInvalid('This passkey is enrolled already.');
    }
    const active = await transaction<PasskeyRow>('passkeys')
      .where({ person: row.person })
      .whereNull('revoked_at')
      .count({ count: '*' })
      .first();
    if (Number(active?.count) > MAX_PASSKEYS) {
      throw passkeyInvalid(
        `You have ${MAX_PASSKEYS} passkeys. Revoke one first.`,
      );
    }
  }
}
