import {
  GuardrailsError,
  type Delegation,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../identity/actors';
import type { Outbox } from '../../announce';
import { databaseTime } from '../../base/database';
import { withDurableTransaction, type Ledger } from '../../record/ledger';
import type { Human, People } from '../../identity/people';
import { recordEvents, type RecordStores } from '../../record';
import { superseding, type Seals } from '../../record/seals';
import type { DelegationRow } from './model/rows';

/** The longest that somebody can stand in, in milliseconds. */
const LONGEST = 90 * 24 * 60 * 60 * 1000;

/**
 * Standing in for somebody until a date. One step deep: what counts is the giver's own membership, never
 * what was given to them, so a chain or a ring passes nothing on.
 * @internal
 */
export class Delegations {
  readonly #knex: Knex;
  readonly #people: People;
  readonly #seals: Seals;
  readonly #stores: RecordStores;

  constructor(options: {
    knex: Knex;
    people: People;
    ledger: Ledger;
    seals: Seals;
    outbox: Outbox;
  }) {
    this.#knex = options.knex;
    this.#people = options.people;
    this.#seals = options.seals;
    this.#stores = { ledger: options.ledger, outbox: options.outbox };
  }

  /** Given by the caller and to the caller, newest first. */
  async list(caller: Caller): Promise<Delegation[]> {
    const { id } = await this.#people.human(caller);
    const rows = await this.#rows()
      .where(inner =>
        inner.where({ giver_human: id }).orWhere({ taker_human: id }),
      )
      .orderBy('id', 'desc')
      .limit(200);
    const believed = await this.#seals.believed(
      this.#knex,
      'delegations',
      rows,
    );
    return believed.map(toDelegation);
  }

  /** @throws GuardrailsError `delegation-invalid` */
  async create(
    caller: Caller,
    request: { to: string; until: string },
  ): Promise<Delegation> {
    const giver = await this.#people.human(caller);
    const taker = await this.#people.byRef(request.to);
    const since = await databaseTime(this.#knex);
    const until = computeEnd(request.until, since);
    if (giver.id === taker.id) {
      throw invalid("You can't be your own delegate: both accounts are yours.");
    }
    await this.#refuseChain(giver, taker, since);
    const row = this.#seals.seal('delegations', {
      id: uuidv7(),
      giver: giver.ref,
      giver_human: giver.id,
      taker: taker.ref,
      taker_human: taker.id,
      since,
      until,
      revoked_at: null,
      revision: 0,
    });
    await withDurableTransaction(this.#knex, async transaction => {
      await transaction<DelegationRow>('delegations').insert(row);
      await this.#record(transaction, row, 'given');
    });
    return toDelegation(row);
  }

  /** Taken back by whoever gave it, or declined by whoever got it. */
  async revoke(caller: Caller, id: string): Promise<void> {
    const human = await this.#people.human(caller);
    await withDurableTransaction(this.#knex, async transaction => {
      const now = await databaseTime(transaction);
      const [row] = await this.#seals.update(transaction, 'delegations', {
        narrow: query =>
          query
            .where({ id })
            .where(inner =>
              inner
                .where({ giver_human: human.id })
                .orWhere({ taker_human: human.id }),
            )
            .whereNull('revoked_at'),
        change: () => ({ revoked_at: now }),
      });
      if (row) return this.#record(transaction, row, 'revoked');
      throw new GuardrailsError({
        code: 'not-found',
        message: `You have no delegation ${id} that is in force.`,
      });
    });
  }

  /** In force for the taker now; of two that go both ways neither counts. */
  async to(human: Human, now: string): Promise<DelegationRow[]> {
    const active = () =>
      this.#rows().where('until', '>', now).whereNull('revoked_at');
    const [taken, given] = await Promise.all([
      active().where({ taker_human: human.id }),
      active().where({ giver_human: human.id }),
    ]);
    const takers = new Set(given.map(row => row.taker_human));
    return this.#seals.believed(
      this.#knex,
      'delegations',
      taken.filter(row => !takers.has(row.giver_human)),
    );
  }

  async #record(
    transaction: Knex.Transaction,
    row: DelegationRow,
    event: 'given' | 'revoked',
  ): Promise<void> {
    const { id: delegation, giver, taker, since, until } = row;
    await recordEvents({
      transaction,
      to: this.#stores,
      events: [
        {
          announcements: [
            {
              topic: `delegation.${event}`,
              key: `delegation.${delegation}.${event}`,
              title:
                event === 'given'
                  ? `${taker} is the delegate of ${giver} until ${until.slice(
                      0,
                      10,
                    )}`
                  : `${taker} is no longer the delegate of ${giver}`,
              link: '/guardrails/approvals',
              severity: 'normal',
              // Both hear it, so that nobody is stood in for without knowing.
              recipients: [giver, taker],
              payload: { delegation, event },
            },
          ],
          entry: {
            kind: 'delegation',
            subjects: { delegation, ...superseding('delegations', row) },
            payload: {
              event: `delegation-${event}`,
              delegation,
              giver,
              taker,
              since,
              until,
            },
          },
        },
      ],
    });
  }

  async #refuseChain(giver: Human, taker: Human, now: string): Promise<void> {
    const active = () =>
      this.#rows().where('until', '>', now).whereNull('revoked_at');
    const [before, after] = await Promise.all([
      active().where({ taker_human: giver.id }).first('id'),
      active().where({ giver_human: taker.id }).first('id'),
    ]);
    if (before) {
      throw invalid(
        "You are a delegate yourself. Delegations can't be chained: end that delegation first.",
      );
    }
    if (after) {
      throw invalid(
        "This person has a delegate. Delegations can't be chained: choose another person.",
      );
    }
  }

  #rows() {
    return this.#knex<DelegationRow>('delegations');
  }
}

function computeEnd(until: string, since: string): string {
  const time = Date.parse(until);
  const start = Date.parse(since);
  if (Number.isNaN(time)) throw invalid(`Not a time: ${until}`);
  if (time <= start || time > start + LONGEST) {
    throw invalid('A delegation ends in the future, within 90 days.');
  }
  return new Date(time).toISOString();
}

function invalid(message: string): GuardrailsError {
  return new GuardrailsError({ code: 'delegation-invalid', message });
}

function toDelegation(row: DelegationRow): Delegation {
  return {
    id: row.id,
    from: row.giver,
    to: row.taker,
    since: row.since,
    until: row.until,
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  };
}
