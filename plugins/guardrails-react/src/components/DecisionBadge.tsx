import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { toneColours } from '@backstage-guardrails/components';
import type { Outcome } from '@backstage-guardrails/policy-model';
import { shortId } from './DigestText';
import { OutcomeLabel } from './Outcome';
import { outcomeTone } from './Outcome';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 1),
      borderRadius: 999,
      fontSize: theme.typography.body2.fontSize,
      background: (props: { outcome: Outcome }) =>
        toneColours(theme, outcomeTone[props.outcome]).surface,
    },
    id: { fontFamily: 'monospace' },
  }),
  { name: 'GuardrailsDecisionBadge' },
);

/** A decision in one word, with the short id that people know it by; a link where `to` says where. @public */
export function DecisionBadge(props: {
  id: string;
  outcome: Outcome;
  to?: string;
}) {
  const classes = useStyles({ outcome: props.outcome });
  const id = (
    <span className={classes.id} title={props.id}>
      {shortId(props.id)}
    </span>
  );
  return (
    <span className={classes.root}>
      <OutcomeLabel outcome={props.outcome} />
      {props.to ? <Link to={props.to}>{id}</Link> : id}
    </span>
  );
}
