import Typography from '@material-ui/core/Typography';
import type { CostTotal } from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { ChangeText } from '../figures/ChangeText';
import { UnallocatedTotal } from './UnallocatedTotal';
import { useTotalStyles } from './useTotalStyles';

/** The total of one currency beside that of the bill, and what of it belongs to no entity. @internal */
export function Total(props: { total: CostTotal; previousMonth: string }) {
  const { total, previousMonth } = props;
  const { currency, billTotal } = total;
  const classes = useTotalStyles();
  const format = useFormat();
  const { t } = useTranslation();
  const shown = format.money({ amount: total.total, currency });
  // Costs are whole millionths, the bill is exact: they are compared as they are read.
  const bill =
    billTotal !== undefined && format.money({ amount: billTotal, currency });
  return (
    <>
      <UnallocatedTotal total={total} previousMonth={previousMonth} />
      <div>
        <div className={classes.note}>{t('month.total.name')}</div>
        <Typography variant="h5" component="p" className={classes.number}>
          {shown}
        </Typography>
        <div className={classes.note}>
          {t('month.total.note', {
            change: (
              <ChangeText
                before={total.previousTotal}
                after={total.total}
                currency={currency}
              />
            ),
            month: format.month(previousMonth),
          })}
        </div>
        {bill && (
          <div className={classes.note}>
            {bill === shown
              ? t('month.total.bill.same')
              : t('month.total.bill', { amount: bill })}
          </div>
        )}
      </div>
    </>
  );
}
