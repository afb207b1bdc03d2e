import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Section } from '@backstage-guardrails/components';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { People } from '../common/People';
import { useCaller } from '../common/useCaller';
import { PreApproval } from './PreApproval';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: theme.spacing(1, 0),
      paddingLeft: theme.spacing(2.5),
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'GuardrailsDecisionApproval' },
);

/** Which approval policy asks for, as long as it is not requested, and what a pre-approval had to do with it. @internal */
export function Approval(props: { detail: DecisionDetail }) {
  const { decision, approval } = props.detail;
  const { verdict, actor } = decision;
  const { t } = useTranslation();
  const caller = useCaller();
  const missing = verdict.outcome === 'needs-approval' && !approval;
  if (!missing && !verdict.preApproval) return null;
  return (
    <Section title={t('decision.approval.title')}>
      {missing && <Why detail={props.detail} />}
      <PreApproval answer={verdict.preApproval} />
      {missing &&
        caller !== actor.ref &&
        t('decision.approval.notRequested', {
          actor: <Actor reference={actor.ref} />,
        })}
    </Section>
  );
}

function Why(props: { detail: DecisionDetail }) {
  const classes = useStyles();
  const links = useLinks();
  const { t } = useTranslation();
  const { obligations } = props.detail.decision.verdict;
  const needed = obligations.flatMap(o => (o.kind === 'approval' ? [o] : []));
  return (
    <ul className={classes.list}>
      {needed.map((obligation, index) => (
        <li key={index}>
          {t('decision.approval.needed', {
            minimum: String(obligation.minimum),
            people: <People references={obligation.from} either />,
            rules: (
              <>
                {obligation.rules.map((rule, at) => (
                  <span key={rule}>
                    {at > 0 && ', '}
                    <Link to={links.rule(rule)} underline="always">
                      {rule}
                    </Link>
                  </span>
                ))}
              </>
            ),
          })}
        </li>
      ))}
    </ul>
  );
}
