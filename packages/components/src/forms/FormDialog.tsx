import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { type ReactNode, useId } from 'react';
import { useTranslation } from '../translation';
import { ErrorState } from '../remote/ErrorState';
import { useAction } from './useAction';

const useStyles = makeStyles(
  theme => ({
    body: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(2),
    },
  }),
  { name: 'GuardrailsFormDialog' },
);

/** Asks for what is needed to do one thing, does it, and says what was refused. @public */
export function FormDialog(props: {
  title: string;
  /** What the button does, in a verb: `Reject`. */
  action: string;
  /** What was not done where it fails: `The request was not rejected`. */
  failure: string;
  /** Why it cannot be done yet; the button is off until nothing is missing. */
  missing?: string;
  dangerous?: boolean;
  run: () => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const titleId = useId();
  const { state, run } = useAction();
  const running = state.status === 'running';
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      aria-labelledby={titleId}
      onClose={running ? undefined : props.onClose}
    >
      <form
        onSubmit={async event => {
          event.preventDefault();
          if (props.missing || running) return;
          if (await run(props.run)) props.onDone();
        }}
      >
        <DialogTitle id={titleId}>{props.title}</DialogTitle>
        <DialogContent className={classes.body}>
          {props.children}
          {state.status === 'failed' && (
            <ErrorState title={props.failure} error={state.error} />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose} disabled={running}>
            {t('forms.close')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={props.dangerous ? 'secondary' : 'primary'}
            disabled={running || props.missing !== undefined}
            title={props.missing}
          >
            {props.action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
