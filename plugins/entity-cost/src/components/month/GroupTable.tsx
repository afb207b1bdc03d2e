import { RowTable } from '@backstage-guardrails/components';
import type { CostPage } from '@backstage-guardrails/plugin-entity-cost-common';
import { differenceOf, useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { BudgetLine } from '../figures/BudgetLine';
import { GroupName } from './GroupName';

/** The groups of a month as rows, what is unallocated first. @internal */
export function GroupTable(props: { page: CostPage }) {
  const { groupBy, items, previousMonth, totals } = props.page;
  const format = useFormat();
  const { t } = useTranslation();
  const group = t(`month.by.${groupBy}`);
  const several = totals.length > 1;
  const budgeted = items.some(({ budget }) => budget);
  return (
    <RowTable
      label={t('month.label', { group })}
      rows={[
        ...items.filter(({ unallocated }) => unallocated),
        ...items.filter(({ unallocated }) => !unallocated),
      ]}
      keyOf={({ key, currency, unallocated }) =>
        `${key} ${currency} ${unallocated}`
      }
      columns={[
        {
          title: group,
          shape: 'wide',
          cell: item => <GroupName group={item} groupBy={groupBy} />,
        },
        ...(several
          ? [
              {
                title: t('selection.currency'),
                cell: ({ currency }: { currency: string }) => currency,
              },
            ]
          : []),
        {
          title: t('month.column.amount'),
          shape: 'number',
          cell: ({ amount, currency }) => format.money({ amount, currency }),
        },
        {
          title: t('month.column.share'),
          shape: 'number',
          cell: ({ perMille }) =>
            perMille === undefined ? '' : format.share(perMille),
        },
        {
          title: t('month.column.previous', {
            month: format.month(previousMonth),
          }),
          shape: 'number',
          cell: ({ previousAmount, currency }) =>
            format.money({ amount: previousAmount, currency }),
        },
        {
          title: t('month.column.change'),
          shape: 'number',
          cell: ({ amount, previousAmount, currency }) =>
            format.change({
              amount: differenceOf({ before: previousAmount, after: amount }),
              currency,
            }),
        },
        ...(budgeted
          ? [
              {
                title: t('month.column.budget'),
                cell: ({ budget }: CostPage['items'][number]) =>
                  budget && <BudgetLine budget={budget} />,
              },
            ]
          : []),
      ]}
    />
  );
}
