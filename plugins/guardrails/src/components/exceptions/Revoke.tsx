import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { Field, FormDialog } from '@backstage-guardrails/components';
import type { ExceptionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation } from '../../translation';

/** Ends an exception early. @internal */
export function Revoke(props: {
  detail: Pick<ExceptionDetail, 'id' | 'state' | 'rule'>;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  if (detail.state !== 'active') return null;
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
        {t('exceptions.revoke.action')}
      </Button>
      {asking && (
        <FormDialog
          title={t('exceptions.revoke.title')}
          action={t('exceptions.revoke.action')}
          failure={t('exceptions.revoke.failed')}
          missing={said ? undefined : t('exceptions.revoke.missing')}
          dangerous
          run={() => api.revokeException(detail.id, { reason: said })}
          onDone={() => {
            setAsking(false);
            onChange();
          }}
          onClose={() => setAsking(false)}
        >
          {t('exceptions.revoke.note', { rule: detail.rule })}
          <Field
            label={t('exceptions.revoke.reason')}
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
