/** Something that a receiver did not take. @public */
export type Undelivered = {
  id: string;
  /** `notifications`, `events`, `signals`, or `webhook:` with host and digest of its address. */
  receiver: string;
  topic: string;
  title: string;
  link: string;
  announcedAt: string;
  attempts: number;
  /** Why the last attempt failed. */
  failure: string;
  /** Since when nobody tries any more; absent while it is still tried. */
  deadAt?: string;
};
