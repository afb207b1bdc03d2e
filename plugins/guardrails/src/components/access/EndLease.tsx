import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { Field, FormDialog } from '@backstage-guardrails/components';
import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation } from '../../translation';

const endable = new Set<Lease['state']>(['waiting', 'ready', 'active']);

/** Ends a lease early: for whoever has it, and for whoever owns the resource. @internal */
export function EndLease(props: { lease: Lease; onChange: () => void }) {
  const { lease, onChange } = props;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  if (!endable.has(lease.state)) return null;
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
        {t('access.end.action')}
      </Button>
      {asking && (
        <FormDialog
          title={t('access.end.action')}
          action={t('access.end.action')}
          failure={t('access.end.failed')}
          missing={said ? undefined : t('access.end.missing')}
          dangerous
          run={() => api.endLease(lease.id, { reason: said })}
          onDone={() => {
            setAsking(false);
            onChange();
          }}
          onClose={() => setAsking(false)}
        >
          {t('access.end.note')}
          <Field
            label={t('access.end.reason')}
            value={reason}
            onChange={setReason}
            lines={2}
            required
          />
        </FormDialog>
      )}
    </>
  );
}
