import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  SafeText,
  StateLabel,
  toneColours,
  type Tone,
} from '@backstage-guardrails/components';
import {
  type DecisionDetail,
  type RunState,
  runStateTable,
  runSteps,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Actor } from '@backstage-guardrails/policy-model';
import {
  DigestText,
  RunStateIcon,
  useDescribeDecision,
  useRunStateText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Actor as Person } from '../common/Actor';
import { Target } from '../common/Target';
import { WithException } from '../common/WithException';
import { CopyButtons } from './CopyButtons';
import { MonthlyCost } from './MonthlyCost';
import { RunStrip } from './RunStrip';
import { StateNews } from './StateNews';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(2, 2.5),
      borderTop: '4px solid',
      borderTopColor: (props: { tone: Tone }) =>
        toneColours(theme, props.tone).edge,
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 1.5),
    },
    state: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 1.5),
      borderRadius: 999,
      fontSize: theme.typography.h6.fontSize,
      fontWeight: 600,
      color: (props: { tone: Tone }) => toneColours(theme, props.tone).text,
      background: (props: { tone: Tone }) =>
        toneColours(theme, props.tone).surface,
    },
    title: { flexGrow: 1 },
    sentence: { marginTop: theme.spacing(1) },
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
  { name: 'GuardrailsRunHeader' },
);

/** What became of the change, what it is, by whom, when and for what, and the steps of the run. @internal */
export function RunHeader(props: { detail: DecisionDetail; state: RunState }) {
  const { detail, state } = props;
  const { decision } = detail;
  const classes = useStyles({ tone: runStateTable[state].tone });
  const describeDecision = useDescribeDecision();
  const stateText = useRunStateText();
  const { t } = useTranslation();
  const { word, sentence } = stateText(state);
  const excepted = decision.verdict.findings.some(
    finding => finding.exception !== undefined,
  );
  const recorded = decision.source.origin === 'demo';
  return (
    <Paper variant="outlined" className={classes.root}>
      <div className={classes.line}>
        <span className={classes.state}>
          <RunStateIcon state={state} />
          {word}
        </span>
        {excepted && <WithException />}
        {recorded && (
          <StateLabel tone="caution" word={t('decision.header.recorded')} />
        )}
        <Typography variant="h5" component="h1" className={classes.title}>
          {describeDecision({ ...decision, format: decision.source.format })}
        </Typography>
        <CopyButtons detail={detail} />
      </div>
      <Typography variant="body2" className={classes.sentence}>
        {recorded ? t('decision.header.recorded.sentence') : sentence}
      </Typography>
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
        <MonthlyCost facts={decision.facts} />
      </div>
      {decision.source.format !== 'catalog-entity' && (
        <RunStrip steps={runSteps({ ...detail, state })} />
      )}
      <StateNews key={decision.id} state={word} />
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
