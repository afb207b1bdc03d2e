import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
} from '@simplewebauthn/server';
import {
  GuardrailsError,
  type ApprovalDetail,
  type ConsentKind,
  type Passkey,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { PasskeysConfig } from '../../base/config';
import { databaseTime } from '../../base/database';
import type { Human } from '../people';
import type { Challenges } from './Challenges';
import { requireRelyingParty } from './requireRelyingParty';
import type { PasskeyRow } from './rows';
import { hashStatement, consentStatement, enrolStatement } from './statementOf';
import { parseTransports } from './parseTransports';

/** Passkeys that one person can have at once. @internal */
export const MAX_PASSKEYS = 10;

/** EdDSA, ES256 and RS256: what authenticators of today have. @internal */
export const ALGORITHMS = [-8, -7, -257];

/** Revoked ones included. */
const LISTED = 100;

/** A person's passkeys, and the questions that they answer. @internal */
export class Passkeys {
  readonly #knex: Knex;
  readonly #config: PasskeysConfig;
  readonly #challenges: Challenges;

  constructor(options: {
    knex: Knex;
    config: PasskeysConfig;
    challenges: Challenges;
  }) {
    this.#knex = options.knex;
    this.#config = options.config;
    this.#challenges = options.challenges;
  }

  async list(human: Human): Promise<Passkey[]> {
    const rows = await this.#knex<PasskeyRow>('passkeys')
      .where({ person: human.ref })
      .orderBy('id', 'desc')
      .limit(LISTED);
    return rows.map(toPasskey);
  }

  /** Options for the browser to make a passkey. */
  async enrolChallenge(human: Human): Promise<Record<string, unknown>> {
    const { id, name } = requireRelyingParty(this.#config);
    const active = await this.#active(human);
    if (active.length >= MAX_PASSKEYS) {
      throw new GuardrailsError({
        code: 'passkey-invalid',
        message: `You have ${MAX_PASSKEYS} passkeys. Revoke one first.`,
      });
    }
    const nonce = await this.#challenges.make(this.#knex, {
      person: human.ref,
      purpose: 'enrol',
      approval_id: '',
    });
    const options = await generateRegistrationOptions({
      rpID: id,
      rpName: name,
      userName: human.ref,
      userID: userHandle(human),
      challenge: hashStatement(enrolStatement({ person: human.ref, nonce })),
      timeout: this.#challenges.timeToLive,
      attestationType: 'none',
      supportedAlgorithmIDs: ALGORITHMS,
      excludeCredentials: active.map(toCredential),
      authenticatorSelection: {
        residentKey: 'preferred',
        userVerification: 'required',
      },
    });
    return { ...options };
  }

  /**
   * Options for the browser to sign one answer to one request.
   * @throws GuardrailsError `passkey-needed` where the person has none that counts for it
   */
  async consentChallenge(
    human: Human,
    approval: Pick<
      ApprovalDetail,
      'id' | 'fingerprint' | 'consentDigest' | 'requestedAt'
    >,
    kind: ConsentKind,
  ): Promise<Record<string, unknown>> {
    const { id } = requireRelyingParty(this.#config);
    const now = await databaseTime(this.#knex);
    const usable = (await this.#active(human)).filter(
      ({ enrolled_at, usable_from }) =>
        enrolled_at < approval.requestedAt && usable_from <= now,
    );
    if (usable.length === 0) {
      throw new GuardrailsError({
        code: 'passkey-needed',
        message:
          'You have no valid passkey for this request. A passkey must be enrolled before the request is opened, and its waiting time must be over.',
      });
    }
    const nonce = await this.#challenges.make(this.#knex, {
      person: human.ref,
      purpose: 'consent',
      approval_id: approval.id,
    });
    const statement = consentStatement({
      person: human.ref,
      nonce,
      approval: approval.id,
      kind,
      fingerprint: approval.fingerprint,
      consentDigest: approval.consentDigest,
    });
    const options = await generateAuthenticationOptions({
      rpID: id,
      challenge: hashStatement(statement),
      allowCredentials: usable.map(toCredential),
      timeout: this.#challenges.timeToLive,
      userVerification: 'required',
    });
    return { ...options };
  }

  async #active(human: Human): Promise<PasskeyRow[]> {
    return this.#knex<PasskeyRow>('passkeys')
      .where({ person: human.ref })
      .whereNull('revoked_at')
      .orderBy('id')
      .limit(MAX_PASSKEYS * 2);
  }
}

/** @internal */
export function toPasskey(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    name: row.name,
    enrolledAt: row.enrolled_at,
    usableFrom: row.usable_from,
    ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  };
}

/** Says nothing about the person to an authenticator that shows it. */
function userHandle(human: Human): Uint8Array<ArrayBuffer> {
  return hashStatement({ person: human.ref });
}

function toCredential(row: PasskeyRow) {
  return { id: row.credential_id, transports: parseTransports(row) };
}
