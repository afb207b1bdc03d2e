import type {
  ApplyOutcome,
  GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { databaseTime } from '../../../base/database';
import type { RecordApplied } from '../AppliedChanges';
import type { GrantObserver } from '../GrantObserver';
import type { ChangeSize } from '../model/measureChanges';
import type { GrantRow } from '../model/rows';
import { addMilliseconds } from '../../../base/time';
import type { StoredDecision } from '../../../decision/decisions';
import { requireRecorded } from '../../../decision/decisions/requireRecorded';
import {
  withDurableTransaction,
  type Ledger,
  type LedgerRecord,
} from '../../../record/ledger';
import { consumedName, type Seals } from '../../../record/seals';
import {
  completeTarget,
  type TargetLifetimes,
} from '../../../decision/targets';
import { grantRecord, outcomeRecord } from './grantRecords';
import { advanceTargetVersion, readTargetVersion } from './targetVersions';

type NewGrant = {
  decision: string;
  principal: string;
  enforcementPoint: string;
  fingerprint: string;
  /** The approval that it rests on. */
  approval?: string;
  target?: string;
  size: ChangeSize;
  binding: GrantBinding;
};

/**
 * `overtaken`: another change of the same target was redeemed since the turn was read, so what was evaluated then
 * is no longer the sum.
 * @internal
 */
export type Redemption = 'redeemed' | 'used' | 'expired' | 'overtaken';

/** Grants by the database's clock, each step of theirs on the ledger. @internal */
export class GrantStore {
  readonly #knex: Knex;
  readonly #timeToLive: number;
  readonly #ledger: Ledger;
  readonly #seals: Seals;
  readonly #lifetimes: Pick<TargetLifetimes, 'removed'>;
  readonly #observer: GrantObserver;

  constructor(options: {
    knex: Knex;
    timeToLive: number;
    ledger: Ledger;
    seals: Seals;
    lifetimes: Pick<TargetLifetimes, 'removed'>;
    observer: GrantObserver;
  }) {
    this.#knex = options.knex;
    this.#timeToLive = options.timeToLive;
    this.#ledger = options.ledger;
    this.#seals = options.seals;
    this.#lifetimes = options.lifetimes;
    this.#observer = options.observer;
  }

  async mint(grant: NewGrant): Promise<GrantRow> {
    return withDurableTransaction(this.#knex, async transaction => {
      const mintedAt = await databaseTime(transaction);
      const row = this.#seals.seal('grants', {
        id: randomUUID(),
        decision_id: grant.decision,
        principal: grant.principal,
        enforcement_point: grant.enforcementPoint,
        fingerprint: grant.fingerprint,
        approval_id: grant.approval ?? null,
        afterwards_id: null,
        target_ref: grant.target ?? null,
        ...grant.size,
        ...grant.binding,
        minted_at: mintedAt,
        expires_at: addMilliseconds(mintedAt, this.#timeToLive),
        redeemed_at: null,
        status: null,
        ended_at: null,
        detail: null,
        entity: null,
        cataloged_at: null,
        revision: 0,
      });
      await transaction<GrantRow>('grants').insert(row);
      await this.#ledger.append(transaction, [grantRecord(row)]);
      return row;
    });
  }

  /**
   * Proves that a decision is the one that was recorded.
   * @throws GuardrailsError `record-forged`
   */
  async requireDecision(stored: StoredDecision): Promise<void> {
    await requireRecorded({
      knex: this.#knex,
      seals: this.#seals,
      stored,
      verdict: false,
    });
  }

  /** @throws GuardrailsError `record-forged` */
  async get(id: string): Promise<GrantRow | undefined> {
    const row = await this.#grants().where({ id }).first();
    if (row) {
      await this.#seals.require(this.#knex, [{ table: 'grants', rows: [row] }]);
    }
    return row;
  }

  async ofDecision(decision: string): Promise<GrantRow[]> {
    return this.#grants()
      .where({ decision_id: decision })
      .orderBy(['minted_at', 'id']);
  }

  /** Grants that rest on an approval, whichever decision they are of. */
  async ofApproval(approval: string): Promise<GrantRow[]> {
    return this.#grants()
      .where({ approval_id: approval })
      .orderBy(['minted_at', 'id']);
  }

  /** Whether any grant of the decision was redeemed. */
  async spent(decision: string): Promise<boolean> {
    return isSpent(this.#knex, decision);
  }

  /** To be read before the change is evaluated again, and shown at its redemption. */
  turn(grant: GrantRow): Promise<number> {
    return readTargetVersion(this.#knex, grant.target_ref);
  }

  /**
   * `redeemed` for exactly one caller. The condition is part of the update and the decision's row in
   * `redemptions` is unique, so neither two calls for one grant nor two grants of one decision both pass.
   * Whatever `within` throws takes the redemption back; what it answers goes on the ledger with it.
   */
  async redeem(
    grant: GrantRow,
    options: {
      turn: number;
      within: (
        transaction: Knex.Transaction,
        redeemedAt: string,
      ) => Promise<LedgerRecord[]>;
    },
  ): Promise<Redemption> {
    const { id, decision_id: decision, target_ref: target } = grant;
    return withDurableTransaction(this.#knex, async transaction => {
      const now = await databaseTime(transaction);
      // Before the turn is taken: whoever comes too late must not make others evaluate again for nothing.
      if (await isSpent(transaction, decision)) return 'used';
      if (grant.expires_at <= now) return 'expired';
      if (!(await advanceTargetVersion(transaction, target, options.turn))) {
        return (await isSpent(transaction, decision)) ? 'used' : 'overtaken';
      }
      const claimed = await transaction('redemptions')
        .insert({ decision_id: decision, grant_id: id })
        .onConflict('decision_id')
        .ignore()
        .returning('grant_id');
      if (claimed.length === 0) return 'used';
      const updated = await this.#seals.update(transaction, 'grants', {
        narrow: query =>
          query
            .where({ id, decision_id: decision })
            .whereNull('redeemed_at')
            .where('expires_at', '>', now),
        change: () => ({ redeemed_at: now }),
      });
      if (updated.length !== 1) {
        await transaction('redemptions')
          .where({ decision_id: decision, grant_id: id })
          .delete();
        return 'used';
      }
      const records = await options.within(transaction, now);
      await this.#ledger.append(transaction, records);
      return 'redeemed';
    });
  }

  /**
   * `true` where it was the first report, by the condition of the update. `applied` and `failed` are called for the first
   * report alone; what `failed` answers goes on the ledger with it.
   */
  async end(
    id: string,
    outcome: ApplyOutcome,
    {
      applied,
      failed,
    }: {
      applied?: RecordApplied;
      failed?: (transaction: Knex.Transaction) => Promise<LedgerRecord[]>;
    } = {},
  ): Promise<boolean> {
    return withDurableTransaction(this.#knex, async transaction => {
      const now = await databaseTime(transaction);
      const ended = await this.#seals.update(transaction, 'grants', {
        narrow: query =>
          query.where({ id }).whereNotNull('redeemed_at').whereNull('status'),
        change: () => ({
          status: outcome.status,
          ended_at: now,
          detail: outcome.detail ?? null,
          entity: outcome.entity ?? null,
          afterwards_id: outcome.afterwards ?? null,
          cataloged_at: outcome.entity === undefined ? null : now,
        }),
      });
      const [grant] = ended;
      const records = grant
        ? await this.#complete(transaction, grant, { ...outcome, at: now })
        : [];
      if (grant) await applied?.(transaction, now);
      const excused = (grant && (await failed?.(transaction))) ?? [];
      await this.#observer.ended(transaction, ended);
      await this.#ledger.append(transaction, [
        ...ended.map(outcomeRecord),
        ...records,
        ...excused,
      ]);
      return ended.length === 1;
    });
  }

  /**
   * The enforcement point confirms what was assumed before because no report had come. Only such a report ends a claim;
   * that time has passed does not.
   */
  async confirm(grant: GrantRow, { status }: ApplyOutcome): Promise<void> {
    await withDurableTransaction(this.#knex, async transaction => {
      const at = await databaseTime(transaction);
      const records = await this.#complete(transaction, grant, { status, at });
      await this.#ledger.append(transaction, records);
    });
  }

  /** Ends the claim of the target, and the lifetime of what was removed. */
  async #complete(
    transaction: Knex.Transaction,
    grant: GrantRow,
    { status, at }: Pick<ApplyOutcome, 'status'> & { at: string },
  ): Promise<LedgerRecord[]> {
    const removed = await completeTarget(transaction, {
      grant: grant.id,
      status,
      at,
    });
    if (!removed) return [];
    return this.#lifetimes.removed(transaction, {
      ref: removed.target_ref,
      environment: removed.environment,
      at,
      by: grant.principal.slice(grant.principal.indexOf(':') + 1),
      decision: grant.decision_id,
    });
  }

  /** What came into being, where the first report did not say. */
  async catalog(
    id: string,
    entity: string,
    applied: RecordApplied | undefined,
  ): Promise<void> {
    if (!applied) {
      await nameEntity(this.#knex, { id, entity });
      return;
    }
    await this.#knex.transaction(async transaction => {
      const endedAt = await nameEntity(transaction, { id, entity });
      if (endedAt !== undefined) await applied(transaction, endedAt);
    });
  }

  /** Redeemed so long ago without a report that nobody can say how it ended. The claim of the target stays. */
  async giveUp(within: number): Promise<GrantRow[]> {
    return withDurableTransaction(this.#knex, async transaction => {
      const now = await databaseTime(transaction);
      const due = await transaction<GrantRow>('grants')
        .whereNotNull('redeemed_at')
        .whereNull('status')
        .where('redeemed_at', '<', addMilliseconds(now, -within));
      // One that is not believed must not keep the others from it.
      const believed = await this.#seals.believed(transaction, 'grants', due);
      const given = await this.#seals.update(transaction, 'grants', {
        narrow: query =>
          query
            .whereIn(
              'id',
              believed.map(({ id }) => id),
            )
            .whereNull('status'),
        change: () => ({
          status: 'unknown' as const,
          ended_at: now,
          detail: 'No outcome was reported in time.',
        }),
      });
      await this.#ledger.append(transaction, given.map(outcomeRecord));
      return given;
    });
  }

  now(): Promise<string> {
    return databaseTime(this.#knex);
  }

  #grants() {
    return this.#knex<GrantRow>('grants');
  }
}

/** When the change ended, where its entity was not named before. */
async function nameEntity(
  knex: Knex,
  { id, entity }: { id: string; entity: string },
): Promise<string | undefined> {
  const now = await databaseTime(knex);
  const [grant] = await knex<GrantRow>('grants')
    .where({ id, status: 'applied' })
    .whereNull('entity')
    .update({ entity, cataloged_at: now })
    .returning('ended_at');
  return grant && (grant.ended_at ?? now);
}

/** Whether a grant of the decision was redeemed; a decision is carried out once. */
async function isSpent(knex: Knex, decision: string): Promise<boolean> {
  const row = await knex('redemptions')
    .where({ decision_id: decision })
    .first('grant_id');
  if (row !== undefined) return true;
  // The row can be taken out; what the ledger says stays.
  const ended = await knex('ledger_subjects')
    .where({ subject: consumedName(decision) })
    .first('position');
  return ended !== undefined;
}
