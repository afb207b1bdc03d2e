import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { Field, FormDialog } from '@backstage-guardrails/components';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation } from '../../translation';

/** Asks the right people for their consent to a decided change. @internal */
export function RequestApproval(props: {
  decision: string;
  onDone: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <>
      <Button
        variant="contained"
        color="primary"
        onClick={() => setAsking(true)}
      >
        {t('decision.request.action')}
      </Button>
      {asking && (
        <FormDialog
          title={t('decision.request.action')}
          action={t('decision.request.submit')}
          failure={t('decision.request.failed')}
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
          {t('decision.request.note')}
          <Field
            label={t('decision.request.reason')}
            value={reason}
            onChange={setReason}
            lines={3}
            help={t('decision.request.reason.help')}
          />
        </FormDialog>
      )}
    </>
  );
}
