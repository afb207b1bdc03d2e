import { makeStyles } from '@material-ui/core/styles';
import { toneColours } from '@backstage-guardrails/components';
import type { Outcome } from '@backstage-guardrails/policy-model';
import { outcomeTone } from './outcomeTone';
import { OutcomeIcon } from './OutcomeIcon';
import { useOutcomeText } from './useOutcomeText';

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
  const outcomeText = useOutcomeText();
  return (
    <span className={classes.root}>
      <OutcomeIcon outcome={props.outcome} />
      {outcomeText(props.outcome)}
    </span>
  );
}
