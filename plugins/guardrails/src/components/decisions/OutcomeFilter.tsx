import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import {
  outcomeSchema,
  outcomeWords,
  type Outcome,
} from '@backstage-guardrails/policy-model';
import { OutcomeIcon } from '@backstage-guardrails/plugin-guardrails-react';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    chip: { margin: 0 },
  }),
  { name: 'GuardrailsOutcomeFilter' },
);

const worstFirst = [...outcomeSchema.options].reverse();

/** Chooses outcomes; none chosen means all. @internal */
export function OutcomeFilter(props: {
  /** Outcomes with commas between. */
  value: string;
  onChange: (value: string) => void;
}) {
  const classes = useStyles();
  const chosen = new Set(props.value.split(',').filter(Boolean));
  const toggle = (outcome: Outcome) =>
    props.onChange(
      worstFirst
        .filter(o => (o === outcome ? !chosen.has(o) : chosen.has(o)))
        .join(','),
    );
  return (
    <div className={classes.root} role="group" aria-label="Outcome">
      {worstFirst.map(outcome => (
        <Chip
          key={outcome}
          className={classes.chip}
          icon={<OutcomeIcon outcome={outcome} />}
          label={outcomeWords[outcome].word}
          variant={chosen.has(outcome) ? 'default' : 'outlined'}
          aria-pressed={chosen.has(outcome)}
          onClick={() => toggle(outcome)}
        />
      ))}
    </div>
  );
}
