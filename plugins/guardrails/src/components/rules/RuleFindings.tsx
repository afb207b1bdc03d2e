import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Age, Loaded, Section } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { FindingTotals } from '../findings/FindingTotals';

const useStyles = makeStyles(
  theme => ({
    links: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 3) },
  }),
  { name: 'GuardrailsRuleFindings' },
);

/** What breaks a rule now, as far as the reader may see it. @internal */
export function RuleFindings(props: { rule: string }) {
  const { rule } = props;
  const classes = useStyles();
  const links = useLinks();
  const { t } = useTranslation();
  const summary = useGuardrails(['rule-findings', rule], (api, options) =>
    api.summarizeFindings({ rule, limit: 1 }, options),
  );
  const asOf = summary.status === 'ready' ? summary.value.asOf : undefined;
  return (
    <Section
      title={t('findings.summary.title')}
      note={asOf && t('findings.summary.asOf', { when: <Age at={asOf} /> })}
    >
      <Loaded remote={summary} of={t('findings.summary.of')}>
        {value =>
          value.asOf === undefined ? (
            <Typography variant="body2" gutterBottom>
              {t('findings.summary.pending.text')}
            </Typography>
          ) : (
            <FindingTotals totals={value.totals} />
          )
        }
      </Loaded>
      <div className={classes.links}>
        <Link to={links.compliance({ rule })}>{t('rules.view.findings')}</Link>
        <Link to={links.decisions({ rule })}>{t('rules.view.decisions')}</Link>
        <Link to={links.exceptions({ rule })}>
          {t('rules.view.exceptions')}
        </Link>
      </div>
    </Section>
  );
}
