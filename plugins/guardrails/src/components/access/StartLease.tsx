import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { ErrorState, useAction } from '@backstage-guardrails/components';
import type {
  Lease,
  LeaseCredential,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { useCaller } from '../common/useCaller';
import { CredentialDialog } from './CredentialDialog';

/** Starts a lease, once, and shows its credential, once. @internal */
export function StartLease(props: { lease: Lease; onChange: () => void }) {
  const { lease, onChange } = props;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const caller = useCaller();
  const { state, run } = useAction();
  const [credential, setCredential] = useState<LeaseCredential>();
  const startable = lease.state === 'ready' && caller === lease.person;
  return (
    <>
      {startable && (
        <Button
          size="small"
          variant="contained"
          color="primary"
          disabled={state.status === 'running'}
          onClick={() =>
            run(async () => setCredential(await api.startLease(lease.id)))
          }
        >
          {t('access.start.action')}
        </Button>
      )}
      {state.status === 'failed' && (
        <ErrorState title={t('access.start.failed')} error={state.error} />
      )}
      {credential && (
        <CredentialDialog
          credential={credential}
          onClose={() => {
            // Kept nowhere: with this state the only copy in the page goes.
            setCredential(undefined);
            onChange();
          }}
        />
      )}
    </>
  );
}
