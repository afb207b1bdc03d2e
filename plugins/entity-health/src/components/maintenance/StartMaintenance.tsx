import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Field, FormDialog } from '@backstage-guardrails/components';
import { MAX_MAINTENANCE } from '@backstage-guardrails/plugin-entity-health-common';
import { useState } from 'react';
import { entityHealthApiRef } from '../../api';
import { useTranslation } from '../../translation';
import { missingInForm, toLocalField } from './maintenanceForm';

const HOUR = 3_600_000;

/** Announces maintenance of an entity. @internal */
export function StartMaintenance(props: {
  entityRef: string;
  name: string;
  onDone: () => void;
}) {
  const [open, setOpen] = useState(false);
  const { t } = useTranslation();
  return (
    <>
      <Button variant="outlined" size="small" onClick={() => setOpen(true)}>
        {t('maintenance.start')}
      </Button>
      {open && (
        <StartMaintenanceDialog
          entityRef={props.entityRef}
          name={props.name}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            props.onDone();
          }}
        />
      )}
    </>
  );
}

function StartMaintenanceDialog(props: {
  entityRef: string;
  name: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const api = useApi(entityHealthApiRef);
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(() => toLocalField(Date.now() + HOUR));
  const now = Date.now();
  const missing = missingInForm({ form: { reason, until }, now });
  return (
    <FormDialog
      title={t('maintenance.start.title', { name: props.name })}
      action={t('maintenance.start')}
      failure={t('maintenance.start.failure')}
      missing={missing && t(`maintenance.start.missing.${missing}`)}
      run={() =>
        api.createMaintenance({
          entityRef: props.entityRef,
          reason: reason.trim(),
          until: new Date(until).toISOString(),
        })
      }
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Typography variant="body2">{t('maintenance.start.silences')}</Typography>
      <Field
        label={t('maintenance.start.reason')}
        help={t('maintenance.start.reason.help')}
        value={reason}
        longest={500}
        required
        onChange={setReason}
      />
      <Field
        label={t('maintenance.start.until')}
        help={t('maintenance.start.until.help')}
        type="datetime-local"
        value={until}
        required
        inputProps={{
          min: toLocalField(now),
          max: toLocalField(now + MAX_MAINTENANCE),
        }}
        onChange={setUntil}
      />
    </FormDialog>
  );
}
