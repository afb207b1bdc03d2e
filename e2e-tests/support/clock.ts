import { renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const HOUR = 60 * 60_000;

/**
 * The clock of a portal's database, which decides when something is due. It can be set ahead, so that what takes days
 * happens while a test waits. Everything else in the portal keeps its time: sessions, schedules, bills.
 */
export class Clock {
  #hours = 0;
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, 'clock');
    this.#write();
  }

  /** What the process of the portal reads. */
  get environment(): Record<string, string> {
    const preload = resolve(__dirname, 'databaseClock.cjs');
    return {
      GUARDRAILS_JOURNEY_CLOCK: this.#file,
      NODE_OPTIONS: `--require=${JSON.stringify(preload)} ${
        process.env.NODE_OPTIONS ?? ''
      }`,
    };
  }

  advance(hours: number): void {
    this.#hours += hours;
    this.#write();
  }

  /** What a watch shows that goes with it. */
  now(): Date {
    return new Date(Date.now() + this.#hours * HOUR);
  }

  /** Beside it first: a portal that reads meanwhile never finds it empty, which SQLite takes for no time at all. */
  #write(): void {
    const next = `${this.#file}.next`;
    writeFileSync(next, String(this.#hours));
    renameSync(next, this.#file);
  }
}
