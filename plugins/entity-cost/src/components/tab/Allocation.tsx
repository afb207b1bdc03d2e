import { RowTable, SafeText, Section } from '@backstage-guardrails/components';
import type { EntityCurrencyCosts } from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';

/** By which rule or annotation each amount got to the entity. @internal */
export function Allocation(props: { costs: EntityCurrencyCosts }) {
  const { currency, allocatedBy } = props.costs;
  const format = useFormat();
  const { t } = useTranslation();
  if (!allocatedBy.length) return null;
  return (
    <Section title={t('tab.allocation.title')}>
      <RowTable
        label={t('tab.allocation.label')}
        rows={allocatedBy}
        keyOf={({ kind, rule }) => `${kind} ${rule}`}
        columns={[
          {
            title: t('tab.allocation.rule'),
            shape: 'wide',
            cell: ({ rule }) => (
              <code>
                <SafeText>{rule}</SafeText>
              </code>
            ),
          },
          {
            title: t('tab.allocation.kind'),
            cell: ({ kind }) => t(`tab.allocation.${kind}`),
          },
          {
            title: t('tab.amount'),
            shape: 'number',
            cell: ({ amount }) => format.money({ amount, currency }),
          },
        ]}
      />
    </Section>
  );
}
