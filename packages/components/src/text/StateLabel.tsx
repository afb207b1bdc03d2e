import { makeStyles, useTheme } from '@material-ui/core/styles';
import { toneColours, type Tone } from './tones';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      padding: theme.spacing(0.25, 1),
      borderRadius: 999,
      fontSize: theme.typography.body2.fontSize,
      fontWeight: 600,
      whiteSpace: 'nowrap',
    },
    dot: { width: 8, height: 8, borderRadius: 999 },
  }),
  { name: 'GuardrailsStateLabel' },
);

/** Where something stands, as a word; the colour only repeats it. @public */
export function StateLabel(props: {
  word: string;
  tone: Tone;
  /** What the word means, on hover. */
  title?: string;
}) {
  const classes = useStyles();
  const { text, surface, edge } = toneColours(useTheme(), props.tone);
  return (
    <span
      className={classes.root}
      title={props.title}
      style={{ color: text, background: surface }}
    >
      <span aria-hidden className={classes.dot} style={{ background: edge }} />
      {props.word}
    </span>
  );
}
