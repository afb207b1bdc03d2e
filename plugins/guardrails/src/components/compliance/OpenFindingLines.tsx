import { makeStyles } from '@material-ui/core/styles';
import type { EntityCompliance } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  LevelLabel,
  SafeText,
} from '@backstage-guardrails/plugin-guardrails-react';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    line: {
      display: 'flex',
      gap: theme.spacing(2),
      alignItems: 'baseline',
      padding: theme.spacing(0.5, 0),
    },
    title: { flexGrow: 1 },
    since: { whiteSpace: 'nowrap', color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsOpenFindingLines' },
);

/** Open findings, one line each. @internal */
export function OpenFindingLines(props: { open: EntityCompliance['open'] }) {
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {props.open.map((finding, index) => (
        <li key={index} className={classes.line}>
          <span className={classes.title}>
            <SafeText>{finding.title}</SafeText>
          </span>
          <span className={classes.since}>
            since <Age at={finding.since} />
          </span>
          <LevelLabel level={finding.level} disposition={finding.disposition} />
        </li>
      ))}
    </ul>
  );
}
