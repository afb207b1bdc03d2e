import { RowTable, SafeText } from '@backstage-guardrails/components';
import type {
  ChangePartsView,
  CostChangeView,
} from '@backstage-guardrails/plugin-entity-cost-common';
import Typography from '@material-ui/core/Typography';
import { differenceOf, signOf, useFormat } from '../../money';
import { useTranslation } from '../../translation';

const partNames = [
  'quantity',
  'price',
  'added',
  'removed',
  'other',
] as const satisfies readonly (keyof ChangePartsView)[];

/** Changes as rows, with their parts as columns; a part that is zero in all rows has no column. @internal */
export function ChangeTable(props: {
  label: string;
  changes: readonly CostChangeView[];
  currency: string;
}) {
  const { label, changes, currency } = props;
  const format = useFormat();
  const { t } = useTranslation();
  const signed = (amount: string) =>
    signOf(amount) === 0 ? '' : format.change({ amount, currency });
  const shown = partNames.filter(name =>
    changes.some(({ parts }) => signOf(parts[name]) !== 0),
  );
  return (
    <RowTable
      label={label}
      rows={changes}
      keyOf={({ service, resource }) => `${service} ${resource}`}
      columns={[
        {
          title: changes.some(({ resource }) => resource)
            ? t('tab.resource')
            : t('tab.service'),
          shape: 'wide',
          cell: ({ service, resource }) => (
            <>
              <SafeText>
                {resource || service || t('card.service.none')}
              </SafeText>
              {resource && service && (
                <Typography
                  variant="caption"
                  color="textSecondary"
                  component="div"
                >
                  <SafeText>{service}</SafeText>
                </Typography>
              )}
            </>
          ),
        },
        {
          title: t('tab.amount'),
          shape: 'number',
          cell: ({ after }) => format.money({ amount: after, currency }),
        },
        {
          title: t('tab.change.column'),
          shape: 'number',
          cell: change => <strong>{signed(differenceOf(change))}</strong>,
        },
        ...shown.map(name => ({
          title: t(`tab.change.${name}`),
          shape: 'number' as const,
          cell: ({ parts }: CostChangeView) => signed(parts[name]),
        })),
      ]}
    />
  );
}
