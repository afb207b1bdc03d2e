import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { randomBytes } from 'node:crypto';
import { databaseTime } from '../../base/database';
import { addMilliseconds } from '../../base/time';
import type { ChallengeRow } from './rows';

type Place = Pick<ChallengeRow, 'person' | 'purpose' | 'approval_id'>;

/** Expired challenges that one new one sweeps away. */
const SWEEP = 100;

/**
 * Questions that a passkey can answer once, within a short time by the database's clock. For one person and
 * purpose the newest replaces the one before, so their number does not grow with attempts.
 * @internal
 */
export class Challenges {
  readonly #timeToLive: number;

  constructor(options: { timeToLive: number }) {
    this.#timeToLive = options.timeToLive;
  }

  /** Milliseconds that a browser should wait for the person. */
  get timeToLive(): number {
    return this.#timeToLive;
  }

  /** Answers the nonce of a new one. */
  async make(knex: Knex, place: Place): Promise<string> {
    const nonce = randomBytes(32).toString('base64url');
    const now = await databaseTime(knex);
    await this.#sweep(knex, now);
    await knex<ChallengeRow>('passkey_challenges')
      .insert({
        ...place,
        nonce,
        expires_at: addMilliseconds(now, this.#timeToLive),
      })
      .onConflict(['person', 'purpose', 'approval_id'])
      .merge(['nonce', 'expires_at']);
    return nonce;
  }

  /**
   * Uses one up and answers its nonce: of two at once, one gets it.
   * @throws {@link GuardrailsError} `passkey-invalid`
   */
  async take(transaction: Knex.Transaction, place: Place): Promise<string> {
    const now = await databaseTime(transaction);
    const open = await transaction<ChallengeRow>('passkey_challenges')
      .where(place)
      .where('expires_at', '>', now)
      .first('nonce');
    const taken = await transaction<ChallengeRow>('passkey_challenges')
      .where({ ...place, nonce: open?.nonce ?? '' })
      .delete();
    if (open && taken === 1) return open.nonce;
    throw new GuardrailsError({
      code: 'passkey-invalid',
      message:
        'No open challenge found: it was answered, replaced by a newer one or expired. Start again.',
    });
  }

  async #sweep(knex: Knex, now: string): Promise<void> {
    await knex<ChallengeRow>('passkey_challenges')
      .whereIn(
        ['person', 'purpose', 'approval_id'],
        knex<ChallengeRow>('passkey_challenges')
          .select('person', 'purpose', 'approval_id')
          .where('expires_at', '<=', now)
          .orderBy('expires_at')
          .limit(SWEEP),
      )
      .where('expires_at', '<=', now)
      .delete();
  }
}
