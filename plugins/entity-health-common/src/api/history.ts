import type { ErrorBudget } from '../rollups';
import type { HealthReason } from '../status';
import type { StatusCounts } from './entities';

/** Times for which history can be asked. @public */
export const historyRanges = ['1h', '24h', '7d', '30d', '90d'] as const;

/** @public */
export type HistoryRange = (typeof historyRanges)[number];

/** Milliseconds, at most 3 % from the exact value. @public */
export type LatencyPercentiles = { p50: number; p95: number; p99: number };

/** The checks of a span of time. @public */
export type HistoryBucket = {
  /** RFC 3339. */
  start: string;
  /** Checks outside of maintenance. */
  counts: StatusCounts;
  /** Checks during maintenance. */
  maintenance: number;
  latency?: LatencyPercentiles;
};

/** A time in which an endpoint failed. @public */
export type Incident = {
  endpointId: string;
  /** Plain text. */
  endpointName: string;
  entityRef: string;
  owner?: string;
  /** RFC 3339. */
  openedAt: string;
  /** RFC 3339; absent while it is open. */
  closedAt?: string;
  /** Why the endpoint failed when the incident opened. */
  reason: HealthReason;
};

/** The history of an endpoint. @public */
export type EndpointHistory = {
  endpointId: string;
  range: HistoryRange;
  /** RFC 3339. */
  from: string;
  /** RFC 3339. */
  until: string;
  bucketSeconds: number;
  /** Oldest first; spans without a check are left out. */
  buckets: HistoryBucket[];
  /** The share of checks that did not fail, 0 to 1; absent without a check that could tell. */
  uptime?: number;
  latency?: LatencyPercentiles;
  errorBudget?: ErrorBudget & { objective: number };
  /** Newest first, at most 100. */
  incidents: Incident[];
};
