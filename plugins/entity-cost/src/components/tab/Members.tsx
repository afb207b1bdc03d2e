import {
  CatalogLink,
  RowTable,
  Section,
} from '@backstage-guardrails/components';
import type { EntityCurrencyCosts } from '@backstage-guardrails/plugin-entity-cost-common';
import { differenceOf, useFormat } from '../../money';
import { useTranslation } from '../../translation';

/** The entities that the costs of a system, domain or group are made of. @internal */
export function Members(props: { costs: EntityCurrencyCosts }) {
  const { currency, members } = props.costs;
  const format = useFormat();
  const { t } = useTranslation();
  if (!members.length) return null;
  return (
    <Section title={t('tab.members.title')}>
      <RowTable
        label={t('tab.members.label')}
        rows={members}
        keyOf={({ entity }) => entity}
        columns={[
          {
            title: t('tab.members.entity'),
            shape: 'wide',
            cell: ({ entity }) => <CatalogLink entityRef={entity} />,
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
          {
            title: t('tab.change.column'),
            shape: 'number',
            cell: ({ amount, previousAmount }) =>
              format.change({
                amount: differenceOf({ before: previousAmount, after: amount }),
                currency,
              }),
          },
        ]}
      />
    </Section>
  );
}
