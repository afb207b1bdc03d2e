import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { type InForceRow } from '../database';
import { addMonths, lastDayOf } from './months';

/** A month and what is known of it. @internal */
export type Period = {
  month: string;
  previousMonth: string;
  /** The newest day with costs; absent where the month has none. */
  through?: string;
  /** When a load corrected the month after it was closed. */
  reopenedAt?: string;
  /** Whether no more costs of the month are expected. */
  complete: boolean;
};

/** The newest months that a page offers. */
const MAX_MONTHS = 120;

/** Which months there are, and through which day. @internal */
export class PeriodReader {
  readonly #knex: Knex;
  /** A load never changes, so what its newest day is needs to be asked once. */
  readonly #newestDays = new Map<number, string | null>();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Months with costs, newest first. */
  async months(): Promise<string[]> {
    const rows = await this.#knex<InForceRow>('in_force')
      .distinct('month')
      .orderBy('month', 'desc')
      .limit(MAX_MONTHS);
    return rows.map(({ month }) => month);
  }

  /** The month that is asked for, or the newest one with costs, or this one where nothing is loaded. */
  async period(asked?: string): Promise<Period> {
    const running = monthOf(await databaseTime(this.#knex));
    const newest = await this.#newestMonth(running);
    const month = asked ?? newest ?? running;
    const rows = await this.#knex<InForceRow>('in_force')
      .where({ month })
      .select('load_id', 'reopened_at');
    const days = await Promise.all(
      rows.map(({ load_id: load }) => this.newestDay(load)),
    );
    const through = days
      .flatMap(day => (day === null ? [] : day))
      .sort()
      .at(-1);
    const reopened = rows
      .flatMap(({ reopened_at: at }) =>
        at === null ? [] : parseInt(String(at), 10),
      )
      .sort((a, b) => b - a)[0];
    const complete =
      (newest !== undefined && month < newest) || through === lastDayOf(month);
    return {
      month,
      previousMonth: addMonths(month, -1),
      ...(through !== undefined && { through }),
      ...(reopened !== undefined && {
        reopenedAt: new Date(reopened).toISOString(),
      }),
      complete,
    };
  }

  /** The newest day that a load has costs of. */
  async newestDay(load: number): Promise<string | null> {
    const known = this.#newestDays.get(load);
    if (known !== undefined) return known;
    const row = await this.#knex('daily_costs')
      .where({ load_id: load })
      .first<{ day: string | null; month: string | null }>(
        this.#knex.raw('max(day) as day'),
        this.#knex.raw('max(month) as month'),
      );
    if (!row?.day || !row.month) return null;
    // days that were rolled up are a whole month, and a day after it is not through it
    const last = lastDayOf(row.month);
    const day = row.day.length === 10 && row.day < last ? row.day : last;
    this.#newestDays.set(load, day);
    return day;
  }

  /** A bill of a month to come says nothing of what is spent. */
  async #newestMonth(running: string): Promise<string | undefined> {
    const row = await this.#knex('in_force')
      .where('month', '<=', running)
      .max<{ month: string | null }>({ month: 'month' })
      .first();
    return row?.month ?? undefined;
  }
}

function monthOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 7);
}
