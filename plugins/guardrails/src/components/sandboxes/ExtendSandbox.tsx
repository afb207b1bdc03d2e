import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { Field, FormDialog } from '@backstage-guardrails/components';
import type { Sandbox } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation } from '../../translation';

const USUAL_HOURS = 72;

/** Moves the end of a sandbox, for a member of its team, where policy allows more. @internal */
export function ExtendSandbox(props: {
  sandbox: Sandbox;
  onChange: () => void;
}) {
  const { sandbox, onChange } = props;
  const { extendable, yours, id } = sandbox;
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!yours || !extendable) return null;
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
        {t('sandboxes.extend.action')}
      </Button>
      {asking && (
        <ExtendDialog
          id={id}
          most={extendable.hours}
          onDone={() => {
            setAsking(false);
            onChange();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function ExtendDialog(props: {
  id: string;
  most: number;
  onDone: () => void;
  onClose: () => void;
}) {
  const { id, most, onDone, onClose } = props;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const [hours, setHours] = useState(String(Math.min(USUAL_HOURS, most)));
  const [reason, setReason] = useState('');
  const wanted = /^[0-9]{1,4}$/.test(hours.trim()) ? Number(hours) : 0;
  const isWithin = wanted >= 1 && wanted <= most;
  const limit = { hours: String(most) };
  return (
    <FormDialog
      title={t('sandboxes.extend.action')}
      action={t('sandboxes.extend.action')}
      failure={t('sandboxes.extend.failed')}
      missing={missing()}
      run={() =>
        api.extendSandbox(id, { hours: wanted, reason: reason.trim() })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Field
        label={t('sandboxes.extend.hours', limit)}
        value={hours}
        onChange={setHours}
        help={isWithin ? undefined : t('sandboxes.extend.missing.hours', limit)}
        required
      />
      <Field
        label={t('sandboxes.extend.reason')}
        value={reason}
        onChange={setReason}
        lines={2}
        required
      />
    </FormDialog>
  );

  function missing() {
    if (!isWithin) return t('sandboxes.extend.missing.hours', limit);
    return reason.trim() ? undefined : t('sandboxes.extend.missing.reason');
  }
}
