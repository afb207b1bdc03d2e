import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import type { LeaseCredential } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  CopyButton,
  SafeText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useId } from 'react';
import { Facts } from '../common/Facts';
import { Notice } from '../common/Notice';

const useStyles = makeStyles(
  theme => ({
    body: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(2),
    },
    value: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
  }),
  { name: 'GuardrailsCredentialDialog' },
);

/**
 * The credential, once. A click beside the dialog or the escape key does not close it, so that it is not gone by
 * accident; once closed there is no way to see it again.
 * @internal
 */
export function CredentialDialog(props: {
  credential: LeaseCredential;
  onClose: () => void;
}) {
  const { username, password, connection, lease } = props.credential;
  const classes = useStyles();
  const titleId = useId();
  const value = (name: string, text: string) => (
    <span className={classes.value}>
      <SafeText>{text}</SafeText>{' '}
      <CopyButton text={text} label={`Copy ${name}`} />
    </span>
  );
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      aria-labelledby={titleId}
      disableEscapeKeyDown
      onClose={undefined}
    >
      <DialogTitle id={titleId}>Your credential, shown once</DialogTitle>
      <DialogContent className={classes.body}>
        <Notice tone="caution">
          It is kept nowhere and cannot be shown again. Whatever you do with it
          is on record as yours.
          {lease.endsAt && (
            <>
              {' '}
              The access ends <Age at={lease.endsAt} />.
            </>
          )}
        </Notice>
        <Facts
          items={[
            ['User name', value('the user name', username)],
            ['Password', value('the password', password)],
            ...Object.entries(connection).map(
              ([name, text]): [string, JSX.Element] => [
                name,
                value(name, text),
              ],
            ),
          ]}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" color="primary" onClick={props.onClose}>
          I have it
        </Button>
      </DialogActions>
    </Dialog>
  );
}
