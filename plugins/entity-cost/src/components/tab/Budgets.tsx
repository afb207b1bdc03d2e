import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { CopyButton, Section } from '@backstage-guardrails/components';
import {
  BUDGET_ANNOTATION,
  type BudgetView,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { SubjectName } from '../budgets/SubjectName';
import { BudgetLine } from '../figures/BudgetLine';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
      gap: theme.spacing(2, 3),
    },
  }),
  { name: 'EntityCostBudgets' },
);

/** The budgets that cover an entity, or how to set one. @internal */
export function Budgets(props: { budgets: readonly BudgetView[] }) {
  const { budgets } = props;
  const classes = useStyles();
  const links = useLinks();
  const { t } = useTranslation();
  const annotation = `${BUDGET_ANNOTATION}: 1200 EUR`;
  return (
    <Section
      title={t('tab.budgets.title')}
      aside={<Link to={links.budgets()}>{t('tab.budgets.all')}</Link>}
    >
      {budgets.length ? (
        <div className={classes.list}>
          {budgets.map(budget => (
            <div key={budget.id}>
              <Typography variant="body2" gutterBottom>
                <SubjectName subject={budget.subject} />
              </Typography>
              <BudgetLine budget={budget} />
            </div>
          ))}
        </div>
      ) : (
        <Typography variant="body2" component="div">
          {t('tab.budgets.none')} {t('tab.budgets.how')}{' '}
          <code>{annotation}</code>{' '}
          <CopyButton text={annotation} label={t('tab.budgets.copy')} />
        </Typography>
      )}
    </Section>
  );
}
