import Typography from '@material-ui/core/Typography';
import type { CostTotal } from '@backstage-guardrails/plugin-entity-cost-common';
import { differenceOf, signOf, useFormat } from '../../money';
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
  return (
    <>
      <UnallocatedTotal total={total} previousMonth={previousMonth} />
      <div>
        <div className={classes.note}>{t('month.total.name')}</div>
        <Typography variant="h5" component="p" className={classes.number}>
          {format.money({ amount: total.total, currency })}
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
        {billTotal !== undefined && (
          <div className={classes.note}>
            {isSame({ before: billTotal, after: total.total })
              ? t('month.total.bill.same')
              : t('month.total.bill', {
                  amount: format.money({ amount: billTotal, currency }),
                })}
          </div>
        )}
      </div>
    </>
  );
}

/** To the last digit: the bill is in whole millionths, as costs are. */
function isSame(totals: { before: string; after: string }): boolean {
  return signOf(differenceOf(totals)) === 0;
}
