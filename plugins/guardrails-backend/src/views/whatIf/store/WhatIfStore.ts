import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { byId, databaseTime, keysetPage } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import type { EndReason } from '../RunningWhatIfs';
import { SILENT_AFTER } from '../model/deriveWhatIfState';
import type {
  KnownWhatIfRow,
  PolicyReference,
  WhatIfRow,
  WhatIfTotals,
} from '../model/rows';
import { KEPT } from '../model/toWhatIf';
import { WhatIfResults } from './WhatIfResults';

/** There is one place for all replicas. */
const SLOT = 1;

type SlotRow = {
  slot: number;
  what_if_id: string;
  beat_at: string;
  cancelled_at: string | null;
};

/** What-ifs, each read by the one whose it is. @internal */
export class WhatIfStore {
  readonly results: WhatIfResults;
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.results = new WhatIfResults(options);
    this.#knex = options.knex;
  }

  now(): Promise<string> {
    return databaseTime(this.#knex);
  }

  /**
   * Takes the one place and records the what-if, both or neither. A place whose replica is silent is free.
   * @throws GuardrailsError `what-if-running`
   */
  async begin(
    row: Pick<
      WhatIfRow,
      | 'id'
      | 'principal'
      | 'started_at'
      | 'since'
      | 'until'
      | 'total'
      | 'left_out'
    >,
  ): Promise<void> {
    await this.#knex.transaction(async transaction => {
      // Not when it was asked for: counting what it looks at takes its time.
      const now = await databaseTime(transaction);
      await silentSlots(transaction, now).delete();
      const taken = await transaction('what_if_slots')
        .insert({ slot: SLOT, what_if_id: row.id, beat_at: now })
        .onConflict('slot')
        .ignore()
        .returning('what_if_id');
      if (taken.length === 0) throw running();
      await transaction('what_ifs').insert(row);
    });
  }

  /**
   * Before anything is counted for one that cannot begin.
   * @throws GuardrailsError `what-if-running`
   */
  async requirePlace(): Promise<void> {
    const slot = await this.#knex('what_if_slots')
      .where('beat_at', '>=', addMilliseconds(await this.now(), -SILENT_AFTER))
      .first();
    if (slot) throw running();
  }

  /** Says that it still runs. `interrupted` where it counted as ended and lost its place. */
  async beat(id: string): Promise<'running' | EndReason> {
    const [slot]: SlotRow[] = await this.#knex('what_if_slots')
      .where({ what_if_id: id })
      .update({ beat_at: await this.now() })
      .returning('*');
    if (slot === undefined) return 'interrupted';
    return slot.cancelled_at === null ? 'running' : 'cancelled';
  }

  /** Whether it was running; the replica that runs it ends it. */
  async cancel(id: string): Promise<boolean> {
    const cancelled_at = await this.now();
    const changed = await this.#knex('what_if_slots')
      .where({ what_if_id: id })
      .update({ cancelled_at });
    return changed > 0;
  }

  async policyRead(id: string, policy: PolicyReference): Promise<void> {
    await this.#knex('what_ifs')
      .where({ id })
      .update({ policy: JSON.stringify(policy) });
  }

  /** Gives the place back, and keeps what its results add up to: there will be no others. */
  async end(
    id: string,
    ended: Pick<WhatIfRow, 'outcome'> & { error?: object },
  ): Promise<void> {
    const { outcome, error } = ended;
    const totals = JSON.stringify(await this.results.totals(id));
    const ended_at = await this.now();
    await this.#knex.transaction(async transaction => {
      await transaction('what_ifs')
        .where({ id })
        .update({
          ...{ outcome, ended_at, totals },
          ...(error && { error: JSON.stringify(error) }),
        });
      await transaction('what_if_slots').where({ what_if_id: id }).delete();
    });
  }

  /** Of one that has ended without: its replica was killed, or it is older than they are. */
  async keepTotals(id: string, totals: WhatIfTotals): Promise<void> {
    await this.#knex('what_ifs')
      .where({ id, totals: null })
      .update({ totals: JSON.stringify(totals) });
  }

  /** @throws GuardrailsError `not-found`, whether there is none or it is another's */
  async row(id: string, principal: string): Promise<KnownWhatIfRow> {
    const [row]: KnownWhatIfRow[] = await this.#known(principal).where({ id });
    if (row) return row;
    throw new GuardrailsError({
      code: 'not-found',
      message: "What-if not found, or you don't have access.",
    });
  }

  /** Newest first. */
  list(options: { principal: string; limit: number; cursor?: string }) {
    const { principal, ...page } = options;
    return keysetPage<KnownWhatIfRow>(this.#knex, {
      ...page,
      key: byId('id'),
      query: () => this.#known(principal),
    });
  }

  /** Removes what is past its time, with its results; never the one that runs. */
  async removeOld(): Promise<number> {
    const now = await this.now();
    // Of a replica that was killed: it would keep its what-if for ever.
    await silentSlots(this.#knex, now).delete();
    const old: string[] = await this.#knex('what_ifs')
      .where('started_at', '<', addMilliseconds(now, -KEPT))
      .whereNotIn('id', this.#knex('what_if_slots').select('what_if_id'))
      .pluck('id');
    for (const id of old) {
      await this.#knex.transaction(async transaction => {
        for (const table of ['what_if_rules', 'what_if_results']) {
          await transaction(table).where({ what_if_id: id }).delete();
        }
        await transaction('what_ifs').where({ id }).delete();
      });
    }
    return old.length;
  }

  #known(principal: string): Knex.QueryBuilder {
    return this.#knex('what_ifs')
      .leftJoin('what_if_slots', 'what_if_slots.what_if_id', 'what_ifs.id')
      .select('what_ifs.*', 'what_if_slots.beat_at')
      .where({ principal });
  }
}

/** Places of replicas that say nothing any more. */
function silentSlots(knex: Knex, now: string): Knex.QueryBuilder {
  return knex('what_if_slots').where(
    'beat_at',
    '<',
    addMilliseconds(now, -SILENT_AFTER),
  );
}

function running(): GuardrailsError {
  return new GuardrailsError({
    code: 'what-if-running',
    message:
      'Another what-if is running. There is one at a time for the portal; try again when it has ended.',
  });
}
