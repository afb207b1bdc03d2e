import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 2fr) minmax(240px, 1fr)',
      gap: theme.spacing(2),
      alignItems: 'start',
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: '1fr' },
    },
    column: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      minWidth: 0,
    },
  }),
  { name: 'GuardrailsSplit' },
);

/** What matters most on the left, what helps on the right; one below the other where there is little room. @public */
export function Split(props: { main: ReactNode; aside: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div className={classes.column}>{props.main}</div>
      <div className={classes.column}>{props.aside}</div>
    </div>
  );
}
