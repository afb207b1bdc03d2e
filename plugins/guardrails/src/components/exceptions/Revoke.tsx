import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import type { ExceptionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { Field } from '../common/Field';
import { FormDialog } from '../common/FormDialog';

/** Ends an exception early. @internal */
export function Revoke(props: {
  detail: Pick<ExceptionDetail, 'id' | 'state' | 'rule'>;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
  const api = useApi(guardrailsApiRef);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  if (detail.state !== 'active') return null;
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
        Revoke
      </Button>
      {asking && (
        <FormDialog
          title="Revoke the exception"
          action="Revoke"
          failure="The exception was not revoked"
          missing={said ? undefined : 'Say why'}
          dangerous
          run={() => api.revokeException(detail.id, { reason: said })}
          onDone={() => {
            setAsking(false);
            onChange();
          }}
          onClose={() => setAsking(false)}
        >
          From now on {detail.rule} counts again for every change, those that
          were decided and not carried out yet included. It cannot be undone; a
          new exception can be asked for.
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
