import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(theme => ({
  page: {
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(2),
    padding: theme.spacing(4),
    textAlign: 'center',
    background: theme.palette.background.default,
  },
  actions: { display: 'flex', gap: theme.spacing(2) },
}));

/** What happened and what to do, where sign-in did not work. @internal */
export function SignInError(props: {
  error?: Error;
  onRetry: () => void;
  onBack: () => void;
}) {
  const classes = useStyles();
  return (
    <main className={classes.page} role="alert">
      <Typography variant="h5" component="h1">
        Not signed in
      </Typography>
      <Typography variant="body1">
        Right after the first start the demo organisation is still being loaded:
        try again in a few seconds.
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {props.error?.message}
      </Typography>
      <div className={classes.actions}>
        <Button variant="contained" color="primary" onClick={props.onRetry}>
          Try again
        </Button>
        <Button variant="outlined" onClick={props.onBack}>
          Choose another persona
        </Button>
      </div>
    </main>
  );
}
