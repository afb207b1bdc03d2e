import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { useFilter } from '@backstage-guardrails/components';
import {
  outcomeSchema,
  type Outcome,
} from '@backstage-guardrails/policy-model';
import {
  OutcomeIcon,
  useOutcomeText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    chip: { margin: 0 },
  }),
  { name: 'GuardrailsOutcomeFilter' },
);

const worstFirst = [...outcomeSchema.options].reverse();

/** Chooses outcomes; none chosen means all. @internal */
export function OutcomeFilter() {
  // Outcomes with commas between.
  const [value, onChange] = useFilter('outcome');
  const classes = useStyles();
  const { t } = useTranslation();
  const outcomeText = useOutcomeText();
  const chosen = new Set(value.split(',').filter(Boolean));
  const toggle = (outcome: Outcome) =>
    onChange(
      worstFirst
        .filter(o => (o === outcome ? !chosen.has(o) : chosen.has(o)))
        .join(','),
    );
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('decisions.filter.outcome')}
    >
      {worstFirst.map(outcome => (
        <Chip
          key={outcome}
          className={classes.chip}
          icon={<OutcomeIcon outcome={outcome} />}
          label={outcomeText(outcome)}
          variant={chosen.has(outcome) ? 'default' : 'outlined'}
          aria-pressed={chosen.has(outcome)}
          onClick={() => toggle(outcome)}
        />
      ))}
    </div>
  );
}
