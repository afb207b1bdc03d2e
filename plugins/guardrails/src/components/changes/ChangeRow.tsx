import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { ResourceChange } from '@backstage-guardrails/policy-model';
import {
  SafeText,
  toneColours,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { ChangeDiff } from './ChangeDiff';
import { changeWords } from './changeWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(0.75, 0),
    },
    summary: {
      cursor: 'pointer',
      fontFamily: 'monospace',
      fontSize: theme.typography.body2.fontSize,
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    word: {
      fontFamily: theme.typography.fontFamily,
      marginLeft: theme.spacing(1),
    },
    found: {
      fontFamily: theme.typography.fontFamily,
      marginLeft: theme.spacing(1),
      fontWeight: 600,
      color: toneColours(theme, 'bad').text,
    },
    body: { padding: theme.spacing(0.5, 0, 0.5, 3) },
  }),
  { name: 'GuardrailsChangeRow' },
);

/** One resource: its sign and address, opening to every value that changes. @internal */
export function ChangeRow(props: {
  change: ResourceChange;
  findings: number;
  open: boolean;
}) {
  const { change, findings } = props;
  const classes = useStyles();
  const theme = useTheme();
  // The diff of a closed row costs nothing: plans can hold thousands of rows.
  const [open, setOpen] = useState(props.open);
  const { sign, word, tone } = changeWords[change.kind];
  return (
    <details
      className={classes.root}
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary className={classes.summary}>
        <span aria-hidden style={{ color: toneColours(theme, tone).text }}>
          {sign}
        </span>{' '}
        <SafeText>{change.address}</SafeText>
        <span
          className={classes.word}
          style={{ color: toneColours(theme, tone).text }}
        >
          {word}
        </span>
        {findings > 0 && (
          <span className={classes.found}>
            {findings} finding{findings === 1 ? '' : 's'}
          </span>
        )}
      </summary>
      {open && (
        <div className={classes.body}>
          <ChangeDiff change={change} />
        </div>
      )}
    </details>
  );
}
