import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import {
  Age,
  CopyButton,
  SafeText,
  Facts,
  Notice,
} from '@backstage-guardrails/components';
import type { LeaseCredential } from '@backstage-guardrails/plugin-guardrails-common';
import { useId } from 'react';
import { useTranslation } from '../../translation';

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
  const { t } = useTranslation();
  const titleId = useId();
  const value = (label: string, text: string) => (
    <span className={classes.value}>
      <SafeText>{text}</SafeText> <CopyButton text={text} label={label} />
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
      <DialogTitle id={titleId}>{t('access.credential.title')}</DialogTitle>
      <DialogContent className={classes.body}>
        <Notice tone="caution">
          {t('access.credential.note')}
          {lease.endsAt && (
            <>
              {' '}
              {t('access.credential.ends', {
                when: <Age at={lease.endsAt} />,
              })}
            </>
          )}
        </Notice>
        <Facts
          items={[
            [
              t('access.credential.username'),
              value(t('access.credential.copy.username'), username),
            ],
            [
              t('access.credential.password'),
              value(t('access.credential.copy.password'), password),
            ],
            ...Object.entries(connection).map(
              ([name, text]): [string, JSX.Element] => [
                name,
                value(t('access.credential.copy', { name }), text),
              ],
            ),
          ]}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" color="primary" onClick={props.onClose}>
          {t('access.credential.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
