import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  BudgetView,
  EntityCurrencyCosts,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { SafeText } from '@backstage-guardrails/components';
import { differenceOf, signOf, useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { BudgetLine } from '../figures/BudgetLine';
import { ChangeText } from '../figures/ChangeText';
import { ForecastText } from '../figures/ForecastText';
import { PartsText } from '../figures/PartsText';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
    },
    total: { fontVariantNumeric: 'tabular-nums', lineHeight: 1.2 },
    facts: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
      gap: theme.spacing(1, 2),
      margin: 0,
      fontSize: theme.typography.body2.fontSize,
      '& dt': {
        color: theme.palette.text.secondary,
        fontSize: theme.typography.caption.fontSize,
      },
      '& dd': { margin: 0, fontVariantNumeric: 'tabular-nums' },
    },
    note: { color: theme.palette.text.secondary },
  }),
  { name: 'EntityCostCurrencySummary' },
);

/** One currency of a month: the total against its budget, forecast, last month, and the largest change with its cause. @internal */
export function CurrencySummary(props: {
  costs: EntityCurrencyCosts;
  budgets: readonly BudgetView[];
}) {
  const { costs, budgets } = props;
  const { currency, total, previousTotal, previousToDate } = costs;
  const classes = useStyles();
  const format = useFormat();
  const { t } = useTranslation();
  const budget = mostSpent(budgets.filter(b => b.amount.currency === currency));
  const [largest] = costs.change.services.filter(
    change => signOf(differenceOf(change)) !== 0,
  );
  return (
    <div className={classes.root}>
      <Typography variant="h5" component="p" className={classes.total}>
        {format.money({ amount: total, currency })}
      </Typography>
      {budget && <BudgetLine budget={budget} />}
      <dl className={classes.facts}>
        <div>
          <dt>{t('card.forecast')}</dt>
          <dd>
            <ForecastText forecast={costs.forecast} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{t('card.previous')}</dt>
          <dd>
            {format.money({ amount: previousTotal, currency })}
            <div className={classes.note}>
              {t('card.previous.same', {
                change: (
                  <ChangeText
                    before={previousToDate}
                    after={total}
                    currency={currency}
                  />
                ),
              })}
            </div>
          </dd>
        </div>
        <div>
          <dt>{t('card.change')}</dt>
          <dd>
            {largest ? (
              <>
                <SafeText>{largest.service || t('card.service.none')}</SafeText>{' '}
                <ChangeText {...largest} currency={currency} />
                <div className={classes.note}>
                  <PartsText parts={largest.parts} currency={currency} />
                </div>
              </>
            ) : (
              t('card.change.none')
            )}
          </dd>
        </div>
      </dl>
    </div>
  );
}

/** Where several budgets cover an entity, the one that needs a person first. */
function mostSpent(budgets: readonly BudgetView[]): BudgetView | undefined {
  return [...budgets].sort(
    (a, b) => (b.spentPerMille ?? -1) - (a.spentPerMille ?? -1),
  )[0];
}
