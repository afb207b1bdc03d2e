import { RowTable, Section } from '@backstage-guardrails/components';
import type { LoadTotalView } from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';

const kinds = ['billed', 'effective', 'list'] as const;

/** The totals of a load, with all their digits, to be held against the invoice. @internal */
export function LoadTotals(props: { totals: readonly LoadTotalView[] }) {
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <Section title={t('loads.totals.title')} note={t('loads.totals.note')}>
      <RowTable
        label={t('loads.totals.label')}
        rows={props.totals}
        keyOf={({ month, currency }) => `${month} ${currency}`}
        columns={[
          {
            title: t('loads.totals.month'),
            cell: ({ month }) => format.month(month),
          },
          {
            title: t('loads.totals.currency'),
            cell: ({ currency }) => currency,
          },
          {
            title: t('loads.totals.rows'),
            shape: 'number',
            cell: ({ rows }) => format.count(rows),
          },
          ...kinds.map(kind => ({
            title: t(`figures.kind.${kind}`),
            shape: 'number' as const,
            cell: (total: LoadTotalView) => <code>{total[kind]}</code>,
          })),
        ]}
      />
    </Section>
  );
}
