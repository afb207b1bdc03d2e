import { Section, TimeChart } from '@backstage-guardrails/components';
import type {
  DailyCost,
  EntityCurrencyCosts,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { lengthOf, useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { useLanguage } from '../../translation/useLanguage';
import { everyDay } from './everyDay';

const DAY = 24 * 3_600_000;

/** What each day cost, beside the same day of the month before, with the table of the exact amounts behind it. @internal */
export function DailyChart(props: { costs: EntityCurrencyCosts }) {
  const { currency, daily, previousDaily } = props.costs;
  const days = everyDay(daily);
  const format = useFormat();
  const language = useLanguage();
  const { t } = useTranslation();
  const times = days.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  const before = new Map(
    previousDaily.map(({ day, amount }) => [dayOfMonth(day), amount]),
  );
  const previous = days.map(({ day }) => before.get(dayOfMonth(day)) ?? null);
  const length = (amount: string | null) =>
    amount === null ? null : lengthOf(amount);
  const text = (amount: string | null) =>
    amount === null ? null : format.money({ amount, currency });
  const axis = new Intl.NumberFormat(language, { notation: 'compact' });
  return (
    <Section title={t('tab.daily.title')}>
      <TimeChart
        label={t('tab.daily.label', { currency })}
        utc
        data={{
          times,
          end: (times.at(-1) ?? 0) + DAY,
          series: [
            {
              id: 'amount',
              name: t('tab.daily.amount'),
              shape: isNegative(daily) ? 'line' : 'bar',
              colour: 'series1',
              values: days.map(({ amount }) => length(amount)),
              texts: days.map(({ amount }) => text(amount)),
            },
            {
              id: 'previous',
              name: t('tab.daily.previous'),
              shape: 'line',
              colour: 'neutral',
              values: previous.map(length),
              texts: previous.map(text),
            },
          ],
        }}
        domain={domainOf([...daily, ...previousDaily])}
        formatValue={value => axis.format(value)}
      />
    </Section>
  );
}

function dayOfMonth(day: string): string {
  return day.slice(8);
}

/** A credit can be more than what a day cost; bars cannot be less than nothing. */
function isNegative(daily: readonly DailyCost[]): boolean {
  return daily.some(({ amount }) => amount.startsWith('-'));
}

/** The axis starts at zero unless something is below it. */
function domainOf(
  daily: readonly DailyCost[],
): readonly [number, number] | undefined {
  if (!isNegative(daily)) return undefined;
  const lengths = daily.map(({ amount }) => lengthOf(amount));
  return [Math.min(...lengths), Math.max(0, ...lengths)];
}
