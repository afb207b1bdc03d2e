import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { Field } from '../common/Field';
import { FormDialog } from '../common/FormDialog';

const endable = new Set<Lease['state']>(['waiting', 'ready', 'active']);

/** Ends a lease early: for whoever has it, and for whoever owns the resource. @internal */
export function EndLease(props: { lease: Lease; onChange: () => void }) {
  const { lease, onChange } = props;
  const api = useApi(guardrailsApiRef);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  if (!endable.has(lease.state)) return null;
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
        End
      </Button>
      {asking && (
        <FormDialog
          title="End the lease"
          action="End it"
          failure="The lease was not ended"
          missing={said ? undefined : 'Say why'}
          dangerous
          run={() => api.endLease(lease.id, { reason: said })}
          onDone={() => {
            setAsking(false);
            onChange();
          }}
          onClose={() => setAsking(false)}
        >
          The access is taken away and open sessions are closed. What the person
          does at that moment may be lost. To go on, access has to be asked for
          again.
          <Field
            label="Reason"
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
