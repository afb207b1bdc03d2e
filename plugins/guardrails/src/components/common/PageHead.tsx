import Paper from '@material-ui/core/Paper';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Fragment, type ReactNode } from 'react';
import {
  StateLabel,
  toneColours,
  type Tone,
} from '@backstage-guardrails/components';
import { Sentence } from './Sentence';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2, 2.5), borderTop: '4px solid' },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 1.5),
    },
    title: { flexGrow: 1 },
    facts: {
      marginTop: theme.spacing(1),
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      color: theme.palette.text.secondary,
      fontSize: theme.typography.body2.fontSize,
    },
    sentence: { marginTop: theme.spacing(1) },
  }),
  { name: 'GuardrailsPageHead' },
);

/** What a page is about: where it stands, its title, what can be done, and the facts that place it. @internal */
export function PageHead(props: {
  state: { word: string; tone: Tone; sentence: string };
  title: string;
  actions?: ReactNode;
  facts: readonly ReactNode[];
}) {
  const classes = useStyles();
  const { edge } = toneColours(useTheme(), props.state.tone);
  const facts = props.facts.filter(Boolean);
  return (
    <Paper
      variant="outlined"
      className={classes.root}
      style={{ borderTopColor: edge }}
    >
      <div className={classes.line}>
        <StateLabel {...props.state} />
        <Typography variant="h5" component="h1" className={classes.title}>
          <Sentence>{props.title}</Sentence>
        </Typography>
        {props.actions}
      </div>
      <Typography variant="body2" className={classes.sentence}>
        {props.state.sentence}
      </Typography>
      <div className={classes.facts}>
        {facts.map((fact, index) => (
          <Fragment key={index}>
            {index > 0 && <span aria-hidden>·</span>}
            <span>{fact}</span>
          </Fragment>
        ))}
      </div>
    </Paper>
  );
}
