import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2, 2.5) },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0.5, 2),
      marginBottom: theme.spacing(1.5),
    },
    aside: { marginLeft: 'auto' },
  }),
  { name: 'GuardrailsSection' },
);

/** A titled part of a page. @public */
export function Section(props: {
  title: string;
  note?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label={props.title}
    >
      <div className={classes.head}>
        <Typography variant="h6" component="h2">
          {props.title}
        </Typography>
        {props.note && (
          <Typography variant="body2" color="textSecondary" component="span">
            {props.note}
          </Typography>
        )}
        {props.aside && <div className={classes.aside}>{props.aside}</div>}
      </div>
      {props.children}
    </Paper>
  );
}
