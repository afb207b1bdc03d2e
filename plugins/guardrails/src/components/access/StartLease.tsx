import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ErrorState, Notice, SafeText } from '@backstage-guardrails/components';
import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { useCaller } from '../common/useCaller';
import { CredentialDialog } from './CredentialDialog';
import { useStartLease } from './useStartLease';

const useStyles = makeStyles(
  // below the buttons that it is among
  { note: { flexBasis: '100%', order: 1 } },
  { name: 'GuardrailsStartLease' },
);

/** Starts a lease, once, and shows its credential, once. @internal */
export function StartLease(props: { lease: Lease; onChange: () => void }) {
  const { lease, onChange } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const caller = useCaller();
  const { state, preparing, credential, already, start, forget } =
    useStartLease({
      lease,
      onChange,
    });
  const startable = lease.state === 'ready' && caller === lease.person;
  return (
    <>
      {startable && (
        <Button
          size="small"
          variant="contained"
          color="primary"
          disabled={state.status === 'running'}
          onClick={start}
        >
          {t('access.start.action')}
        </Button>
      )}
      {preparing !== undefined && (
        <div role="status" className={classes.note}>
          <Notice tone="neutral">
            <p>
              <strong>{t('access.start.preparing')}</strong>
            </p>
            <p>
              <SafeText>{preparing}</SafeText>
            </p>
            <p>{t('access.start.preparing.note')}</p>
          </Notice>
        </div>
      )}
      {already && lease.state === 'active' && (
        <div role="status" className={classes.note}>
          <Notice tone="caution">{t('access.start.already')}</Notice>
        </div>
      )}
      {state.status === 'failed' && (
        <ErrorState title={t('access.start.failed')} error={state.error} />
      )}
      {credential && (
        <CredentialDialog
          credential={credential}
          onClose={() => {
            forget();
            onChange();
          }}
        />
      )}
    </>
  );
}
