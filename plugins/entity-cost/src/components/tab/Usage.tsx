import Typography from '@material-ui/core/Typography';
import { RowTable, SafeText, Section } from '@backstage-guardrails/components';
import type {
  EntityUsage,
  UsageQuantity,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { perMilleOf, signOf, useFormat } from '../../money';
import { useTranslation } from '../../translation';

/** What was used, by service and unit, beside the month before. @internal */
export function Usage(props: { usage: EntityUsage }) {
  const { complete, month, previousMonth, through, quantities } = props.usage;
  const { omittedQuantities } = props.usage;
  const format = useFormat();
  const { t } = useTranslation();
  const change = ({ quantity, previousQuantity }: UsageQuantity) => {
    if (signOf(previousQuantity) === 0 && signOf(quantity) !== 0) {
      return t('tab.usage.new');
    }
    const perMille = perMilleOf({ before: previousQuantity, after: quantity });
    if (perMille === undefined) return '';
    return `${perMille > 0 ? '+' : ''}${format.share(perMille)}`;
  };
  if (!quantities.length) {
    return (
      <Section title={t('tab.usage.title')}>
        <Typography variant="body2">
          {t('tab.usage.none', { month: format.month(month) })}{' '}
          {t('tab.usage.how')}
        </Typography>
      </Section>
    );
  }
  return (
    <Section
      title={t('tab.usage.title')}
      note={
        complete || through === undefined
          ? undefined
          : t('tab.usage.running', { day: format.day(through) })
      }
    >
      <RowTable
        label={t('tab.usage.label')}
        rows={quantities}
        keyOf={({ service, unit }) => `${service} ${unit}`}
        columns={[
          {
            title: t('tab.service'),
            shape: 'wide',
            cell: ({ service }) => (
              <SafeText>{service || t('card.service.none')}</SafeText>
            ),
          },
          {
            title: t('tab.usage.quantity'),
            shape: 'number',
            cell: ({ quantity }) => format.quantity(quantity),
          },
          {
            title: t('tab.usage.unit'),
            cell: ({ unit }) => <SafeText>{unit}</SafeText>,
          },
          {
            title: format.month(previousMonth),
            shape: 'number',
            cell: ({ previousQuantity }) => format.quantity(previousQuantity),
          },
          ...(complete
            ? [
                {
                  title: t('tab.change.column'),
                  shape: 'number' as const,
                  cell: change,
                },
              ]
            : []),
        ]}
      />
      {omittedQuantities > 0 && (
        <Typography variant="body2">
          {t('tab.usage.more', { count: omittedQuantities })}
        </Typography>
      )}
    </Section>
  );
}
