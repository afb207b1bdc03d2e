import { makeStyles } from '@material-ui/core/styles';
import { outcomeWords, type Outcome } from '@backstage-guardrails/policy-model';
import { outcomeTone, toneColours } from '../tones';
import { OutcomeIcon } from './OutcomeIcon';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      fontWeight: 600,
      whiteSpace: 'nowrap',
      color: (props: { outcome: Outcome }) =>
        toneColours(theme, outcomeTone[props.outcome]).text,
    },
  }),
  { name: 'GuardrailsOutcomeLabel' },
);

/** An outcome as icon and word: Denied, Needs approval, Allowed with warnings, Allowed. @public */
export function OutcomeLabel(props: { outcome: Outcome }) {
  const classes = useStyles({ outcome: props.outcome });
  return (
    <span className={classes.root}>
      <OutcomeIcon outcome={props.outcome} />
      {outcomeWords[props.outcome].word}
    </span>
  );
}
