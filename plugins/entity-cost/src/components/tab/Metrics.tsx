import Typography from '@material-ui/core/Typography';
import {
  Age,
  Loaded,
  RowTable,
  SafeText,
  Section,
} from '@backstage-guardrails/components';
import type {
  EntityMetric,
  EntityMetrics,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { useCost } from '../../hooks';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { Sparkline } from '../figures/Sparkline';

/** What the queries of Prometheus say that the entity names; nothing where it names none. @internal */
export function Metrics(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useTranslation();
  const metrics = useCost(['metrics', entityRef], (api, options) =>
    api.getEntityMetrics({ entityRef }, options),
  );
  return (
    <Loaded remote={metrics} of={t('tab.metrics.of')}>
      {value =>
        (value.items.length > 0 || value.unknown.length > 0) && (
          <MetricSection metrics={value} />
        )
      }
    </Loaded>
  );
}

function MetricSection(props: { metrics: EntityMetrics }) {
  const { items, unknown } = props.metrics;
  const { t } = useTranslation();
  return (
    <Section title={t('tab.metrics.title')} note={t('tab.metrics.note')}>
      {items.length > 0 && <MetricTable items={items} />}
      {unknown.length > 0 && (
        <Typography variant="body2">
          {t('tab.metrics.unknown', {
            entries: <SafeText>{unknown.join(', ')}</SafeText>,
          })}
        </Typography>
      )}
    </Section>
  );
}

function MetricTable(props: { items: readonly EntityMetric[] }) {
  const format = useFormat();
  const { t } = useTranslation();
  const valueOf = ({ value, unit, state, code }: EntityMetric) => {
    if (state === 'empty') return t('tab.metrics.empty');
    if (value === undefined) {
      return t(`tab.metrics.failed.${code ?? 'answer-invalid'}`);
    }
    const number = format.measured(Number(value));
    return <SafeText>{unit ? `${number} ${unit}` : number}</SafeText>;
  };
  return (
    <RowTable
      label={t('tab.metrics.title')}
      rows={props.items}
      keyOf={({ name }) => name}
      columns={[
        {
          title: t('tab.metrics.name'),
          shape: 'wide',
          cell: ({ title }) => <SafeText>{title}</SafeText>,
        },
        { title: t('tab.metrics.value'), cell: valueOf },
        {
          title: t('tab.metrics.age'),
          cell: ({ at }) => at !== undefined && <Age at={at} />,
        },
        {
          title: t('tab.metrics.day'),
          cell: metric =>
            metric.state === 'known' && (
              <Sparkline
                label={t('tab.metrics.range', rangeOf(metric, format.measured))}
                values={metric.points.map(({ value }) =>
                  value === undefined ? undefined : Number(value),
                )}
              />
            ),
        },
      ]}
    />
  );
}

function rangeOf(
  { points }: EntityMetric,
  text: (value: number) => string,
): { lowest: string; highest: string } {
  const values = points.flatMap(({ value }) =>
    value === undefined ? [] : Number(value),
  );
  return {
    lowest: text(Math.min(...values)),
    highest: text(Math.max(...values)),
  };
}
