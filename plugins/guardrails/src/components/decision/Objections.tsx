import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Section } from '@backstage-guardrails/components';
import type {
  Finding,
  FindingGroup,
  Rule,
  Verdict,
} from '@backstage-guardrails/policy-model';
import { FindingList } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({ more: { marginTop: theme.spacing(2) } }),
  { name: 'GuardrailsObjections' },
);

/** What stands against the change: what counts first, then the warnings. @internal */
export function Objections(props: {
  verdict: Verdict;
  rules: Rule[];
  /** What can be done about a finding. */
  actionsOf?: (group: FindingGroup) => ReactNode;
  children: ReactNode;
}) {
  const { verdict, rules } = props;
  const classes = useStyles();
  const links = useLinks();
  const { t } = useTranslation();
  const enforced = verdict.findings.filter(f => f.disposition === 'enforced');
  const warned = verdict.findings.filter(f => f.disposition === 'warned');
  const list = (findings: Finding[]) => (
    <FindingList
      findings={findings}
      whyOf={id => rules.find(rule => rule.id === id)?.description}
      ruleTo={links.rule}
      exceptionTo={links.exception}
      actionsOf={props.actionsOf}
    />
  );
  return (
    <Section
      title={t('decision.violations.title', {
        number: String(enforced.length),
      })}
    >
      {enforced.length ? (
        list(enforced)
      ) : (
        <Typography variant="body2">{t('decision.violations.none')}</Typography>
      )}
      {warned.length > 0 && (
        <div className={classes.more}>
          <Typography variant="subtitle1" component="h3" gutterBottom>
            {t('decision.violations.warnings', {
              number: String(warned.length),
            })}
          </Typography>
          {list(warned)}
        </div>
      )}
      <div className={classes.more}>{props.children}</div>
    </Section>
  );
}
