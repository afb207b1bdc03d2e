import type { Announcement } from './Outbox';

/** What the outbox needs to know of those who are told. @internal */
export interface Subscriber {
  /** Names its rows in the database, so it must not change while any are there. */
  readonly id: string;
  wants(announcement: Announcement): boolean;
}
