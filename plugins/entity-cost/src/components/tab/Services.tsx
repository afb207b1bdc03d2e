import { RowTable, SafeText, Section } from '@backstage-guardrails/components';
import type { EntityCurrencyCosts } from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';

/** The costs by service, largest first, beside those of the month before. @internal */
export function Services(props: { costs: EntityCurrencyCosts }) {
  const { currency, services } = props.costs;
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <Section title={t('tab.services.title')}>
      <RowTable
        label={t('tab.services.label', { currency })}
        rows={services}
        keyOf={({ service }) => service}
        columns={[
          {
            title: t('tab.service'),
            shape: 'wide',
            cell: ({ service }) => (
              <SafeText>{service || t('card.service.none')}</SafeText>
            ),
          },
          {
            title: t('tab.amount'),
            shape: 'number',
            cell: ({ amount }) => format.money({ amount, currency }),
          },
          {
            title: t('tab.previous'),
            shape: 'number',
            cell: ({ previousAmount }) =>
              format.money({ amount: previousAmount, currency }),
          },
        ]}
      />
    </Section>
  );
}
