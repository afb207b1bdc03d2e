import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import { useTranslation, type Translate } from '../translation';
import { SafeText } from '../text/SafeText';
import { toneColours } from '../text/tones';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      gap: theme.spacing(1.5),
      padding: theme.spacing(2),
      borderRadius: theme.shape.borderRadius,
      color: toneColours(theme, 'bad').text,
      background: toneColours(theme, 'bad').surface,
    },
    code: { fontFamily: 'monospace', whiteSpace: 'nowrap' },
    retry: { marginTop: theme.spacing(1) },
  }),
  { name: 'GuardrailsErrorState' },
);

/** What could not be done, why, the code that support needs, and a way to try again. @public */
export function ErrorState(props: {
  /** What was not done: `The decisions could not be loaded`. */
  title: string;
  error: Error;
  onRetry?: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { code, message } = explain(props.error, t);
  return (
    <div className={classes.root} role="alert">
      <ErrorIcon aria-hidden />
      <div>
        <Typography variant="subtitle2" component="p">
          {props.title}
        </Typography>
        <Typography variant="body2">
          <SafeText>{message}</SafeText>{' '}
          <span className={classes.code}>[{code}]</span>
        </Typography>
        {props.onRetry && (
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            className={classes.retry}
            onClick={props.onRetry}
          >
            {t('remote.error.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}

function explain(
  error: Error,
  t: Translate,
): { code: string; message: string } {
  if ('code' in error && typeof error.code === 'string') {
    return { code: error.code, message: error.message };
  }
  // `fetch` rejects with a TypeError when the server cannot be reached at all.
  if (error instanceof TypeError) {
    return {
      code: 'unreachable',
      message: t('remote.error.unreachable'),
    };
  }
  return { code: error.name || 'error', message: error.message };
}
