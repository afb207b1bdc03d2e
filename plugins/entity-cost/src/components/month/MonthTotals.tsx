import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Notice, Section } from '@backstage-guardrails/components';
import type {
  CostKind,
  CostPage,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { Reopened } from '../figures/Reopened';
import { Total } from './Total';

const useStyles = makeStyles(
  theme => ({
    totals: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2, 6) },
    notices: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      margin: theme.spacing(1, 0, 2),
    },
  }),
  { name: 'EntityCostMonthTotals' },
);

/** The totals of a month, each currency by itself, with what belongs to no entity. @internal */
export function MonthTotals(props: { page: CostPage; asked?: CostKind }) {
  const { page, asked } = props;
  const classes = useStyles();
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <div className={classes.notices}>
      {!page.readsAll && <Notice tone="neutral">{t('month.mine.text')}</Notice>}
      {page.cost === 'list' && asked !== 'list' && (
        <Notice tone="neutral">{t('selection.kind.list')}</Notice>
      )}
      <Section
        title={t('month.total.title', {
          month: format.month(page.month),
          kind: t(`figures.kind.${page.cost}`),
        })}
        note={
          page.through && t('month.through', { day: format.day(page.through) })
        }
        aside={page.reopened && <Reopened at={page.reopened.at} />}
      >
        <div className={classes.totals}>
          {page.totals.map(total => (
            <Total
              key={total.currency}
              total={total}
              previousMonth={page.previousMonth}
            />
          ))}
        </div>
        {page.totals.length > 1 && (
          <Typography variant="body2">{t('states.several.text')}</Typography>
        )}
      </Section>
    </div>
  );
}
