import type { AccessFound } from '@backstage-guardrails/plugin-guardrails-node';
import { databaseTime, addMilliseconds } from '../../../base/database';
import { announcementOf } from '../model/announcementOf';
import { withDurableTransaction } from '../../../record/ledger';
import { recordEvents } from '../../../record';
import { beginEnd } from '../commands/endLease';
import { failLease } from '../commands/failLease';
import { finishLease } from '../commands/finishLease';
import type { LeaseDeps } from '../LeaseDeps';
import { ledgerRecordOf } from '../model/ledgerRecordOf';
import type { Offer } from '../Providers';
import { remindOfDebt } from './remindOfDebt';
import { report } from '../commands/report';
import { revokeOrphan, tellIncidents } from './orphanedAccess';
import type { LeaseRow } from '../model/rows';

/** A start that took longer than this has died; nobody saw its credential. */
const START_TAKES = 2 * 60_000;

/** So many in one round; the next one comes soon. */
const BATCH = 200;

/**
 * Brings what is there and what is on record together again, from whatever point things stopped at.
 * Every step can be done again and by several replicas at once.
 * @internal
 */
export class Reconciler {
  readonly #deps: LeaseDeps;

  constructor(deps: LeaseDeps) {
    this.#deps = deps;
  }

  async reconcile(): Promise<void> {
    await this.#endDue();
    await this.#failStale();
    await this.#finishEnding();
    for (const offer of await this.#deps.providers.offers()) {
      await this.#compare(offer).catch(error =>
        this.#deps.logger.error('A resource could not be looked at', {
          resource: offer.resource,
          error: String(error),
        }),
      );
    }
    await remindOfDebt(this.#deps);
  }

  async #endDue(): Promise<void> {
    const { knex } = this.#deps;
    const due = await this.#open()
      .whereNull('ending_at')
      .whereNull('failed_at')
      .where('ends_at', '<=', await databaseTime(knex));
    for (const { id } of await this.#believed(due)) {
      await beginEnd(this.#deps, { id, reason: 'The time is over' });
    }
  }

  async #failStale(): Promise<void> {
    const now = await databaseTime(this.#deps.knex);
    const stale = await this.#open()
      .whereNull('started_at')
      .whereNull('failed_at')
      .where('intended_at', '<', addMilliseconds(now, -START_TAKES));
    for (const row of await this.#believed(stale)) {
      await failLease(
        this.#deps,
        row,
        'The service stopped while access was being given; nobody saw the credential',
      );
    }
  }

  async #finishEnding(): Promise<void> {
    const ending = await this.#open().where(either => {
      either.whereNotNull('ending_at').orWhereNotNull('failed_at');
    });
    for (const row of await this.#believed(ending)) {
      await finishLease(this.#deps, row);
    }
  }

  #open() {
    return this.#deps
      .knex<LeaseRow>('leases')
      .whereNull('ended_at')
      .whereNotNull('intended_at')
      .orderBy('ends_at')
      .limit(BATCH);
  }

  /** What is not believed gives no access: it is ended like access without a lease. */
  #believed(rows: LeaseRow[]): Promise<LeaseRow[]> {
    const { knex, seals } = this.#deps;
    return seals.believed(knex, 'leases', rows);
  }

  /** Asks the resource first and the record then: intent is older than access, so each access has its record. */
  async #compare({ provider, resource }: Offer): Promise<void> {
    const { knex } = this.#deps;
    const found = await provider.list(resource);
    const active = await this.#open()
      .where({ provider: provider.id, resource })
      .whereNotNull('started_at')
      // What an end has done to the account already is no deviation of it.
      .whereNull('ending_at')
      .whereNull('failed_at');
    for (const access of found) {
      const [row] = await this.#believed(
        await knex<LeaseRow>('leases').where({ id: access.lease }),
      );
      if (!row || row.ended_at !== null) {
        await revokeOrphan(this.#deps, { provider, resource, access, row });
      }
    }
    for (const row of await this.#believed(active)) {
      const access = await provider.verify({
        lease: row.id,
        resource,
        role: row.role,
        person: row.person,
        until: row.ends_at ?? row.requested_at,
      });
      await this.#verified(row, access);
    }
    await tellIncidents(this.#deps, { provider, resource });
  }

  async #verified(
    row: LeaseRow,
    access: AccessFound | undefined,
  ): Promise<void> {
    if (!access) {
      const reason = 'Somebody took the access away on the system itself';
      const ending = await beginEnd(this.#deps, { id: row.id, reason });
      if (ending) await finishLease(this.#deps, ending);
      return;
    }
    if (access.deviations.length === 0) return;
    await withDurableTransaction(this.#deps.knex, async transaction => {
      const fresh = await report(transaction, row.id, access.deviations);
      if (fresh.length === 0) return;
      await recordEvents({
        transaction,
        to: this.#deps,
        events: [
          {
            announcements: fresh.map(text =>
              announcementOf(row, {
                topic: 'lease.deviation',
                key: text,
                title: `Access of ${row.person} to ${row.resource} is not as it was given`,
                description: text,
                severity: 'high',
                recipients: [row.owner, ...this.#deps.config.tell],
              }),
            ),
            entry: ledgerRecordOf(row, 'reported', { report: fresh }),
          },
        ],
      });
    });
  }
}
