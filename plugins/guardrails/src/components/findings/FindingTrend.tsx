import { TimeChart } from '@backstage-guardrails/components';
import type { FindingDay } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

const DAY = 24 * 3_600_000;

/** What was opened, resolved and open each day, with the table of the same numbers behind it. @internal */
export function FindingTrend(props: { trend: FindingDay[] }) {
  const { trend } = props;
  const { t } = useTranslation();
  const times = trend.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  return (
    <TimeChart
      label={t('findings.trend.label')}
      utc
      data={{
        times,
        end: (times.at(-1) ?? 0) + DAY,
        series: [
          {
            id: 'open',
            name: t('findings.trend.open'),
            shape: 'line',
            colour: 'bad',
            values: trend.map(({ open }) => open),
          },
          {
            id: 'opened',
            name: t('findings.trend.opened'),
            shape: 'bar',
            colour: 'caution',
            values: trend.map(({ opened }) => opened),
          },
          {
            id: 'resolved',
            name: t('findings.trend.resolved'),
            shape: 'line',
            colour: 'good',
            values: trend.map(({ resolved }) => resolved),
          },
        ],
      }}
      formatValue={value => value.toLocaleString()}
    />
  );
}
