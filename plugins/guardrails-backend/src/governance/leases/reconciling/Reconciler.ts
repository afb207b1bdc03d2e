import type { AccessFound } from '@backstage-guardrails/plugin-guardrails-node';
import { addMilliseconds } from '../../../base/time';
import { toLeaseAnnouncement } from '../events/toLeaseAnnouncement';
import type { Knex } from 'knex';
import { beginEnd } from '../commands/endLease';
import { failLease } from '../commands/failLease';
import { finishLease } from '../commands/finishLease';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Outbox } from '../../../announce';
import type { CatalogFacts } from '../../../decision/facts';
import type { AccessDeps } from '../AccessDeps';
import { toLeaseRecord } from '../events/toLeaseRecord';
import type { Offer, Providers } from '../Providers';
import { remindOfReviews } from './remindOfReviews';
import { reportAccess } from '../commands/reportAccess';
import { revokeOrphan, announceIncidents } from './orphanedAccess';
import type { LeaseRow } from '../model/rows';

/** A start that took longer than this has died; nobody saw its credential. */
const START_TAKES = 2 * 60_000;

/** So many in one round; the next one comes soon. */
const BATCH = 200;

type ReconcilerDeps = AccessDeps & {
  knex: Knex;
  outbox: Outbox;
  providers: Providers;
  catalog: Pick<CatalogFacts, 'target'>;
  logger: Pick<LoggerService, 'error' | 'warn'>;
};

/**
 * Brings what is there and what is on record together again, from whatever point things stopped at.
 * Every step can be done again and by several replicas at once.
 * @internal
 */
export class Reconciler {
  readonly #deps: ReconcilerDeps;

  constructor(deps: ReconcilerDeps) {
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
    await remindOfReviews(this.#deps);
  }

  async #endDue(): Promise<void> {
    const { store } = this.#deps;
    const now = await store.now();
    const due = await store.rows(query =>
      isOpen(query)
        .whereNull('ending_at')
        .whereNull('failed_at')
        .where('ends_at', '<=', now),
    );
    for (const { id } of due) {
      await beginEnd(store, { id, reason: 'Expired' });
    }
  }

  async #failStale(): Promise<void> {
    const { store } = this.#deps;
    const now = await store.now();
    const stale = await store.rows(query =>
      isOpen(query)
        .whereNull('started_at')
        .whereNull('failed_at')
        .where('intended_at', '<', addMilliseconds(now, -START_TAKES)),
    );
    for (const row of stale) {
      await failLease(
        this.#deps,
        row,
        'The service stopped while access was being granted; the credential was not shown',
      );
    }
  }

  async #finishEnding(): Promise<void> {
    const ending = await this.#deps.store.rows(query =>
      isOpen(query).where(either => {
        either.whereNotNull('ending_at').orWhereNotNull('failed_at');
      }),
    );
    for (const row of ending) await finishLease(this.#deps, row);
  }

  /** Asks the resource first and the record then: intent is older than access, so each access has its record. */
  async #compare({ provider, resource }: Offer): Promise<void> {
    const { store } = this.#deps;
    const asked = await store.now();
    const found = await provider.list(resource);
    const active = await store.rows(query =>
      isOpen(query)
        .where({ provider: provider.id, resource })
        .whereNotNull('started_at')
        // What an end has done to the account already is no deviation of it.
        .whereNull('ending_at')
        .whereNull('failed_at'),
    );
    for (const access of found) {
      // What is not believed gives no access: it is ended like access without a lease.
      const [row] = await store.rows(query =>
        query.where({ id: access.lease }),
      );
      // One that ended while the resource was asked was there before that, rightly; the next round looks again.
      if (!row || (row.ended_at !== null && row.ended_at <= asked)) {
        await revokeOrphan(this.#deps, { provider, resource, access, row });
      }
    }
    for (const row of active) {
      const access = await provider.verify({
        lease: row.id,
        resource,
        role: row.role,
        person: row.person,
        until: row.ends_at ?? row.requested_at,
      });
      await this.#verified(row, access);
    }
    await announceIncidents(this.#deps, { provider, resource });
  }

  async #verified(
    row: LeaseRow,
    access: AccessFound | undefined,
  ): Promise<void> {
    if (!access) {
      const reason = 'The access was revoked on the system itself';
      const ending = await beginEnd(this.#deps.store, {
        id: row.id,
        reason,
      });
      if (ending) await finishLease(this.#deps, ending);
      return;
    }
    if (access.deviations.length === 0) return;
    await this.#deps.store.transact(async transaction => {
      // It took a while to ask: what an end that began meanwhile has done to the account is no deviation either.
      if (!(await isInForce(transaction, row))) return;
      const fresh = await reportAccess(transaction, row.id, access.deviations);
      if (fresh.length === 0) return;
      await this.#deps.store.record(transaction, {
        announcements: fresh.map(text =>
          toLeaseAnnouncement(row, {
            topic: 'lease.deviation',
            key: text,
            title: `Access of ${row.person} to ${row.resource} is not as it was given`,
            description: text,
            severity: 'high',
            recipients: [row.owner, ...this.#deps.config.tell],
          }),
        ),
        entry: toLeaseRecord(row, 'reported', { report: fresh }),
      });
    });
  }
}

/** Locked, so that an end waits until what was found before it is on record. */
async function isInForce(
  transaction: Knex.Transaction,
  { id }: Pick<LeaseRow, 'id'>,
): Promise<boolean> {
  const row = await transaction<LeaseRow>('leases')
    .where({ id })
    .whereNull('failed_at')
    .whereNull('ending_at')
    .whereNull('ended_at')
    .forUpdate()
    .first('id');
  return row !== undefined;
}

/** Access that was given or may have been, and has not ended. */
function isOpen(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query
    .whereNull('ended_at')
    .whereNotNull('intended_at')
    .orderBy('ends_at')
    .limit(BATCH);
}
