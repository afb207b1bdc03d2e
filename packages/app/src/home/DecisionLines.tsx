import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Age, SafeText } from '@backstage-guardrails/components';
import type { DecisionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import {
  OutcomeLabel,
  RunStateLabel,
  useDescribeDecision,
  useDescribeHeadline,
} from '@backstage-guardrails/plugin-guardrails-react';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  line: {
    display: 'grid',
    gridTemplateColumns: '190px minmax(0, 1fr) max-content',
    gap: theme.spacing(2),
    alignItems: 'center',
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  headline: { color: theme.palette.text.secondary },
  age: { color: theme.palette.text.secondary },
}));

/** Decisions, one line each. @internal */
export function DecisionLines(props: { decisions: DecisionSummary[] }) {
  const classes = useStyles();
  const describeDecision = useDescribeDecision();
  const describeHeadline = useDescribeHeadline();
  return (
    <ul className={classes.list}>
      {props.decisions.map(decision => (
        <li key={decision.id} className={classes.line}>
          {decision.state ? (
            <RunStateLabel state={decision.state} />
          ) : (
            <OutcomeLabel outcome={decision.outcome} />
          )}
          <span>
            <Link to={`/guardrails/decisions/${decision.id}`}>
              {describeDecision(decision)}
            </Link>
            {decision.headline && (
              <div className={classes.headline}>
                <SafeText>{describeHeadline(decision)}</SafeText>
              </div>
            )}
          </span>
          <span className={classes.age}>
            <Age at={decision.recordedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
