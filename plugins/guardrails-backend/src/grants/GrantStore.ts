import type {
  ApplyOutcome,
  GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { databaseTime, later, type GrantRow } from '../database';

/** @internal */
export type NewGrant = {
  decision: string;
  principal: string;
  enforcementPoint: string;
  fingerprint: string;
  binding: GrantBinding;
};

/** Grants by the database's clock. @internal */
export class GrantStore {
  readonly #knex: Knex;
  readonly #timeToLive: number;

  constructor(options: { knex: Knex; timeToLive: number }) {
    this.#knex = options.knex;
    this.#timeToLive = options.timeToLive;
  }

  async mint(grant: NewGrant): Promise<GrantRow> {
    const mintedAt = await this.now();
    const row: GrantRow = {
      id: randomUUID(),
      decision_id: grant.decision,
      principal: grant.principal,
      enforcement_point: grant.enforcementPoint,
      fingerprint: grant.fingerprint,
      ...grant.binding,
      minted_at: mintedAt,
      expires_at: later(mintedAt, this.#timeToLive),
      redeemed_at: null,
      status: null,
      ended_at: null,
      detail: null,
      entity: null,
      cataloged_at: null,
    };
    await this.#grants().insert(row);
    return row;
  }

  async get(id: string): Promise<GrantRow | undefined> {
    return this.#grants().where({ id }).first();
  }

  async ofDecision(decision: string): Promise<GrantRow[]> {
    return this.#grants()
      .where({ decision_id: decision })
      .orderBy(['minted_at', 'id']);
  }

  /** Whether any grant of the decision was redeemed. */
  async spent(decision: string): Promise<boolean> {
    const row = await this.#knex('redemptions')
      .where({ decision_id: decision })
      .first('grant_id');
    return row !== undefined;
  }

  /**
   * `true` for exactly one caller. The condition is part of the update and the decision's row in
   * `redemptions` is unique, so neither two calls for one grant nor two grants of one decision both pass.
   */
  async redeem(id: string, decision: string): Promise<boolean> {
    return this.#knex.transaction(async transaction => {
      const now = await databaseTime(transaction);
      const claimed = await transaction('redemptions')
        .insert({ decision_id: decision, grant_id: id })
        .onConflict('decision_id')
        .ignore()
        .returning('grant_id');
      if (claimed.length === 0) return false;
      const updated = await transaction<GrantRow>('grants')
        .where({ id, decision_id: decision })
        .whereNull('redeemed_at')
        .where('expires_at', '>', now)
        .update({ redeemed_at: now });
      if (updated !== 1) {
        await transaction('redemptions')
          .where({ decision_id: decision, grant_id: id })
          .delete();
        return false;
      }
      return true;
    });
  }

  /** `true` where it was the first report, by the condition of the update. */
  async end(id: string, outcome: ApplyOutcome): Promise<boolean> {
    const now = await this.now();
    const updated = await this.#grants()
      .where({ id })
      .whereNotNull('redeemed_at')
      .whereNull('status')
      .update({
        status: outcome.status,
        ended_at: now,
        detail: outcome.detail ?? null,
        entity: outcome.entity ?? null,
        cataloged_at: outcome.entity === undefined ? null : now,
      });
    return updated === 1;
  }

  /** What came into being, where the first report did not say. */
  async catalog(id: string, entity: string): Promise<void> {
    await this.#grants()
      .where({ id, status: 'applied' })
      .whereNull('entity')
      .update({ entity, cataloged_at: await this.now() });
  }

  /** Redeemed so long ago without a word that nobody can say how it ended. */
  async giveUp(within: number): Promise<GrantRow[]> {
    const now = await this.now();
    return this.#grants()
      .whereNotNull('redeemed_at')
      .whereNull('status')
      .where('redeemed_at', '<', later(now, -within))
      .update({
        status: 'unknown',
        ended_at: now,
        detail: 'No outcome was reported in time.',
      })
      .returning('*');
  }

  now(): Promise<string> {
    return databaseTime(this.#knex);
  }

  #grants() {
    return this.#knex<GrantRow>('grants');
  }
}
