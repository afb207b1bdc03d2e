import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(6, 2),
      textAlign: 'center',
    },
    text: { maxWidth: 520 },
    action: { marginTop: theme.spacing(1) },
  }),
  { name: 'GuardrailsEmptyState' },
);

/** Says that there is nothing, why, and what to do next. @public */
export function EmptyState(props: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="h6" component="p">
        {props.title}
      </Typography>
      {props.children && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.text}
        >
          {props.children}
        </Typography>
      )}
      {props.action && <div className={classes.action}>{props.action}</div>}
    </div>
  );
}
