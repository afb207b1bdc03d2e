import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { EntityCosts } from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Reopened } from '../figures/Reopened';
import { CurrencySummary } from './CurrencySummary';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
      fontSize: theme.typography.body2.fontSize,
      color: theme.palette.text.secondary,
    },
    all: { marginLeft: 'auto' },
  }),
  { name: 'EntityCostCardSummary' },
);

/** The month of an entity, each currency by itself. @internal */
export function CardSummary(props: { costs: EntityCosts; entityRef: string }) {
  const { costs, entityRef } = props;
  const classes = useStyles();
  const links = useLinks();
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <div className={classes.line}>
        <span>
          {t('card.month', {
            month: format.month(costs.month),
            kind: t(`figures.kind.${costs.cost}`),
          })}
        </span>
        {costs.reopened && <Reopened at={costs.reopened.at} />}
      </div>
      {costs.currencies.map(costsOf => (
        <CurrencySummary
          key={costsOf.currency}
          costs={costsOf}
          budgets={costs.budgets}
        />
      ))}
      {costs.currencies.length > 1 && (
        <Typography variant="body2">{t('states.several.text')}</Typography>
      )}
      {costs.partial && (
        <Typography variant="body2">{t('states.partial.text')}</Typography>
      )}
      <div className={classes.line}>
        {costs.through && (
          <span>{t('card.through', { day: format.day(costs.through) })}</span>
        )}
        <Link to={links.entity(entityRef)} className={classes.all}>
          {t('card.all')}
        </Link>
      </div>
    </div>
  );
}
