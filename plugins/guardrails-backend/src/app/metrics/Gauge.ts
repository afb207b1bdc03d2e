import type { Knex } from 'knex';

/** What a gauge shows, by the values of its labels. @internal */
export type Reading = { value: number; attributes?: Record<string, string> };

/** The database, and the time there. @internal */
export type GaugeContext = { knex: Knex; now: string };

/** @internal */
export type Gauge = {
  name: string;
  description: string;
  /** As UCUM writes it: `s`, `By`. */
  unit?: string;
  read: (moment: GaugeContext) => Promise<Reading[]>;
};

/** Seconds from a time to another, never below 0: the clocks of two statements can differ. @internal */
export function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}
