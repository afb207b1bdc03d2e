import type { Announcement } from './Outbox';

/** An announcement on its way: what was added, with what the outbox knows of it. @internal */
export type Delivery = {
  /** The same at every attempt and for every receiver. */
  id: string;
  /** RFC 3339, when it was written. */
  at: string;
  announcement: Announcement;
};
