import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Age, SafeText, toneColours } from '@backstage-guardrails/components';
import type {
  DecisionDetail,
  RunState,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Actor, Outcome } from '@backstage-guardrails/policy-model';
import {
  DigestText,
  OutcomeIcon,
  outcomeTone,
  RunStateLabel,
  useDescribeDecision,
  useOutcomeText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Actor as Person } from '../common/Actor';
import { Target } from '../common/Target';
import { CopyButtons } from './CopyButtons';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(2, 2.5),
      borderTop: '4px solid',
      borderTopColor: (props: { outcome: Outcome }) =>
        toneColours(theme, outcomeTone[props.outcome]).edge,
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 1.5),
    },
    verdict: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 1.5),
      borderRadius: 999,
      fontSize: theme.typography.h6.fontSize,
      fontWeight: 600,
      color: (props: { outcome: Outcome }) =>
        toneColours(theme, outcomeTone[props.outcome]).text,
      background: (props: { outcome: Outcome }) =>
        toneColours(theme, outcomeTone[props.outcome]).surface,
    },
    title: { flexGrow: 1 },
    facts: {
      marginTop: theme.spacing(1),
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1),
      color: theme.palette.text.secondary,
      fontSize: theme.typography.body2.fontSize,
      alignItems: 'center',
    },
  }),
  { name: 'GuardrailsDecisionHeader' },
);

/** Of these the verdict beside them says as much. */
const sameAsOutcome = new Set<RunState>(['allowed', 'denied']);

/** The verdict, what became of it, what was asked, by whom, when and about what. @internal */
export function DecisionHeader(props: { detail: DecisionDetail }) {
  const { decision, state } = props.detail;
  const { outcome } = decision.verdict;
  const classes = useStyles({ outcome });
  const describeDecision = useDescribeDecision();
  const outcomeText = useOutcomeText();
  const { t } = useTranslation();
  return (
    <Paper variant="outlined" className={classes.root}>
      <div className={classes.line}>
        <span className={classes.verdict}>
          <OutcomeIcon outcome={outcome} />
          {outcomeText(outcome)}
        </span>
        {state && !sameAsOutcome.has(state) && <RunStateLabel state={state} />}
        <Typography variant="h5" component="h1" className={classes.title}>
          {describeDecision({ ...decision, format: decision.source.format })}
        </Typography>
        <CopyButtons detail={props.detail} />
      </div>
      <div className={classes.facts}>
        <span>
          <RequestedBy actor={decision.actor} />
        </span>
        <span>·</span>
        <Age at={decision.recordedAt} />
        <span>·</span>
        <Target reference={decision.target.ref} />
        <span>·</span>
        <span>
          <SafeText>
            {decision.target.environment ??
              t('decision.header.environment.unnamed')}
          </SafeText>
          {decision.target.environment !== decision.target.environmentClass &&
            ` (${decision.target.environmentClass})`}
        </span>
        <span>·</span>
        <DigestText value={decision.id} name={t('decision.header.id')} />
      </div>
    </Paper>
  );
}

function RequestedBy(props: { actor: Actor }) {
  const { ref, kind, onBehalfOf, chain, origin } = props.actor;
  const { t } = useTranslation();
  const said = {
    actor: <Person reference={ref} />,
    origin: t(`decision.header.origin.${origin}`),
  };
  if (!onBehalfOf) return t('decision.header.by', said);
  return t(
    kind === 'agent'
      ? 'decision.header.by.agent'
      : 'decision.header.by.service',
    {
      ...said,
      chain: <SafeText>{(chain ?? [onBehalfOf]).join(' → ')}</SafeText>,
    },
  );
}
