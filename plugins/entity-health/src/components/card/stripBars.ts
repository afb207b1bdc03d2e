import type {
  HealthStatus,
  HistoryBucket,
} from '@backstage-guardrails/plugin-entity-health-common';
import { worstFirst } from '../status/statusLooks';

const BARS = 48;
const HALF_HOUR = 30 * 60_000;

/** A half hour and the worst that was in it. @internal */
export type StripBar = {
  from: number;
  state: HealthStatus | 'maintenance' | 'none';
};

/** The half hours of the 24 hours before `until`, whatever the buckets that history comes in. @internal */
export function stripBars(options: {
  buckets: readonly HistoryBucket[];
  until: number;
}): StripBar[] {
  const end = Math.ceil(options.until / HALF_HOUR) * HALF_HOUR;
  const start = end - BARS * HALF_HOUR;
  const cells: HistoryBucket[][] = Array.from({ length: BARS }, () => []);
  for (const bucket of options.buckets) {
    const place = Math.floor((Date.parse(bucket.start) - start) / HALF_HOUR);
    cells[place]?.push(bucket);
  }
  return cells.map((buckets, index) => ({
    from: start + index * HALF_HOUR,
    state: stateOf(buckets),
  }));
}

/** A status that is known says more than checks that could not tell. */
function stateOf(buckets: readonly HistoryBucket[]): StripBar['state'] {
  const order = [
    ...worstFirst.filter(s => s !== 'unknown'),
    'unknown',
  ] as const;
  const found = order.find(status =>
    buckets.some(({ counts }) => counts[status] > 0),
  );
  if (found) return found;
  return buckets.some(({ maintenance }) => maintenance > 0)
    ? 'maintenance'
    : 'none';
}
