import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { toneColours, type Tone } from '../text/tones';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5, 2),
      borderLeft: '4px solid',
      borderRadius: theme.shape.borderRadius,
      fontSize: theme.typography.body2.fontSize,
      '& p': { margin: theme.spacing(0.5, 0) },
    },
  }),
  { name: 'GuardrailsNotice' },
);

/** Something that a person has to know before they go on. @public */
export function Notice(props: { tone: Tone; children: ReactNode }) {
  const classes = useStyles();
  const { text, surface, edge } = toneColours(useTheme(), props.tone);
  return (
    <div
      role="note"
      className={classes.root}
      style={{ color: text, background: surface, borderLeftColor: edge }}
    >
      {props.children}
    </div>
  );
}
