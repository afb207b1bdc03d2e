import type { HealthStatus } from '../status';

/** The worst in a span of time, of all endpoints of an entity. @public */
export type RecentBucket = {
  /** RFC 3339. */
  start: string;
  /** The worst status that is known, else `unknown`; `maintenance` where there was no other check. */
  worst: HealthStatus | 'maintenance';
  /** Checks with it. */
  count: number;
  /** All checks. */
  checks: number;
};

/** The last 24 hours of an entity, at a glance. @public */
export type RecentHistory = {
  /** RFC 3339; the start of the first bucket. */
  from: string;
  /** RFC 3339. */
  until: string;
  bucketSeconds: number;
  /** Oldest first; spans without a check are left out. */
  buckets: RecentBucket[];
};
