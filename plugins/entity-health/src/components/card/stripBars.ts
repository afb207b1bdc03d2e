import type {
  RecentBucket,
  RecentHistory,
} from '@backstage-guardrails/plugin-entity-health-common';

/** A span of time, with the worst in it where there was a check. @internal */
export type StripBar = { from: number; bucket?: RecentBucket };

/** A bar for each span of recent history, also where there was no check. @internal */
export function stripBars(recent: RecentHistory): StripBar[] {
  const from = Date.parse(recent.from);
  const span = recent.bucketSeconds * 1000;
  const count = Math.ceil((Date.parse(recent.until) - from) / span);
  const byStart = new Map(
    recent.buckets.map(bucket => [Date.parse(bucket.start), bucket]),
  );
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * span;
    const bucket = byStart.get(start);
    return bucket ? { from: start, bucket } : { from: start };
  });
}
