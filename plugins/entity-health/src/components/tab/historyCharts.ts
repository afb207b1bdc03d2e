import type { TimeChartData } from '@backstage-guardrails/components';
import type {
  EndpointHistory,
  HistoryBucket,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { Translate } from '../../translation';
import { statusLooks } from '../status/statusLooks';
import { millisecondsText, percentText } from './numberText';

const statuses = ['pass', 'warn', 'fail', 'unknown'] as const;

/** The spans of a history without gaps: those in which nothing was checked are there, too. */
function spansOf(history: EndpointHistory): {
  times: number[];
  end: number;
  buckets: (HistoryBucket | undefined)[];
} {
  const size = history.bucketSeconds * 1000;
  const found = new Map(
    history.buckets.map(bucket => [
      Math.floor(Date.parse(bucket.start) / size),
      bucket,
    ]),
  );
  const first = Math.floor(Date.parse(history.from) / size);
  const last = Math.max(first, Math.ceil(Date.parse(history.until) / size) - 1);
  const places = Array.from(
    { length: last - first + 1 },
    (_, index) => first + index,
  );
  return {
    times: places.map(place => place * size),
    end: (last + 1) * size,
    buckets: places.map(place => found.get(place)),
  };
}

/** Shares of the checks of each span by status, in percent. @internal */
export function availabilityData(
  history: EndpointHistory,
  t: Translate,
): TimeChartData {
  const { times, end, buckets } = spansOf(history);
  const shareOf = (countOf: (bucket: HistoryBucket) => number) => {
    const shares = buckets.map(bucket => {
      const total = bucket ? checksIn(bucket) : 0;
      const count = bucket ? countOf(bucket) : 0;
      return total > 0 ? { count, percent: (count / total) * 100 } : undefined;
    });
    return {
      values: shares.map(share => share?.percent ?? null),
      texts: shares.map(share =>
        share
          ? t('tab.chart.share', {
              percent: percentText(share.percent / 100, t, 1),
              number: String(share.count),
            })
          : null,
      ),
    };
  };
  const series = [
    ...statuses.map(status => ({
      id: status,
      name: t(`status.word.${status}`),
      shape: 'bar' as const,
      colour: statusLooks[status].chart,
      ...shareOf(({ counts }) => counts[status]),
    })),
    {
      id: 'maintenance',
      name: t('tab.chart.maintenance'),
      shape: 'bar' as const,
      colour: 'series2' as const,
      ...shareOf(({ maintenance }) => maintenance),
    },
  ];
  // What never was is not worth a place in the legend.
  const seen = series.filter(({ values }) => values.some(value => value));
  return {
    times: history.buckets.length > 0 ? times : [],
    end,
    series: seen,
  };
}

function checksIn({ counts, maintenance }: HistoryBucket): number {
  return statuses.reduce((sum, status) => sum + counts[status], maintenance);
}

/** Latency percentiles of each span. @internal */
export function latencyData(
  history: EndpointHistory,
  t: Translate,
): TimeChartData {
  const { times, end, buckets } = spansOf(history);
  const percentiles = [
    { id: 'p50', colour: 'series1' },
    { id: 'p95', colour: 'series3' },
    { id: 'p99', colour: 'series2' },
  ] as const;
  return {
    times: history.buckets.some(({ latency }) => latency) ? times : [],
    end,
    series: percentiles.map(({ id, colour }) => {
      const values = buckets.map(bucket => bucket?.latency?.[id] ?? null);
      return {
        id,
        name: id,
        shape: 'line' as const,
        colour,
        values,
        texts: values.map(value =>
          value === null ? null : millisecondsText(value, t),
        ),
      };
    }),
  };
}
