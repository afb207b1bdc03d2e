import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { CostTotal } from '@backstage-guardrails/plugin-entity-cost-common';
import { useLocation } from 'react-router-dom';
import { shareOf, signOf, useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { useTotalStyles } from './useTotalStyles';

/** What belongs to no entity, always shown, with the way to its parts. @internal */
export function UnallocatedTotal(props: {
  total: CostTotal;
  previousMonth: string;
}) {
  const { total, previousMonth } = props;
  const { currency, unallocated, previousUnallocated } = total;
  const classes = useTotalStyles();
  const format = useFormat();
  const { t } = useTranslation();
  const { search } = useLocation();
  if (unallocated === undefined) return null;
  const share = shareOf({ part: unallocated, whole: total.total });
  const params = new URLSearchParams(search);
  params.set('view', 'unallocated');
  params.delete('cursor');
  return (
    <div>
      <div className={classes.note}>{t('month.unallocated.name')}</div>
      <Typography variant="h5" component="p" className={classes.number}>
        {format.money({ amount: unallocated, currency })}
      </Typography>
      <div className={classes.note}>
        {[
          share !== undefined &&
            t('month.unallocated.share', { share: format.share(share) }),
          previousUnallocated !== undefined &&
            t('month.unallocated.was', {
              amount: format.money({ amount: previousUnallocated, currency }),
              month: format.month(previousMonth),
            }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {signOf(unallocated) !== 0 && (
        <Link to={`?${params}`}>{t('month.unallocated.show')}</Link>
      )}
    </div>
  );
}
