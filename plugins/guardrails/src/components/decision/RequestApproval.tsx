import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { Field } from '../common/Field';
import { FormDialog } from '../common/FormDialog';

/** Asks the right people for their consent to a decided change. @internal */
export function RequestApproval(props: {
  decision: string;
  onDone: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <>
      <Button
        size="small"
        variant="contained"
        color="primary"
        onClick={() => setAsking(true)}
      >
        Request approval
      </Button>
      {asking && (
        <FormDialog
          title="Request approval"
          action="Request approval"
          failure="Nobody was asked"
          run={() =>
            api.requestApproval({
              decision: props.decision,
              ...(reason.trim() && { reason: reason.trim() }),
            })
          }
          onDone={() => {
            setAsking(false);
            props.onDone();
          }}
          onClose={() => setAsking(false)}
        >
          Everybody whose consent counts is told, with what would change. They
          consent to exactly this change: if anything about it differs later,
          they are asked again.
          <Field
            label="Why it is needed"
            value={reason}
            onChange={setReason}
            lines={3}
            help="Helps those who decide. Everybody who can see the request reads it."
          />
        </FormDialog>
      )}
    </>
  );
}
