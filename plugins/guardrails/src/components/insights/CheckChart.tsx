import { TimeChart } from '@backstage-guardrails/components';
import type { InsightsDay } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

const DAY = 24 * 3_600_000;

/** The most severe first: it is at the bottom, where days can be compared. */
const series = [
  { id: 'denied', colour: 'bad' },
  { id: 'needsApproval', colour: 'caution' },
  { id: 'warned', colour: 'neutral' },
  { id: 'allowed', colour: 'good' },
] as const;

/** Checks of each day by their result, with the table of the same numbers behind it. @internal */
export function CheckChart(props: { days: InsightsDay[] }) {
  const { days } = props;
  const { t } = useTranslation();
  const times = days.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  return (
    <TimeChart
      label={t('insights.checks.chart')}
      utc
      data={{
        times,
        end: (times.at(-1) ?? 0) + DAY,
        series: series.map(({ id, colour }) => ({
          ...{ id, colour, shape: 'bar' },
          name: t(`insights.checks.${id}`),
          values: days.map(day => day[id]),
        })),
      }}
      formatValue={value => value.toLocaleString()}
    />
  );
}
