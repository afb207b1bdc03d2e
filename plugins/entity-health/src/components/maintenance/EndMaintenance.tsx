import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { FormDialog } from '@backstage-guardrails/components';
import { useState } from 'react';
import { entityHealthApiRef } from '../../api';
import { useTranslation } from '../../translation';

/** Ends maintenance before its time. @internal */
export function EndMaintenance(props: {
  id: string;
  name: string;
  onDone: () => void;
}) {
  const api = useApi(entityHealthApiRef);
  const [open, setOpen] = useState(false);
  const { t } = useTranslation();
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {t('maintenance.end')}
      </Button>
      {open && (
        <FormDialog
          title={t('maintenance.end.title', { name: props.name })}
          action={t('maintenance.end.action')}
          failure={t('maintenance.end.failure')}
          run={() => api.endMaintenance(props.id)}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            props.onDone();
          }}
        >
          <Typography variant="body2">{t('maintenance.end.text')}</Typography>
        </FormDialog>
      )}
    </>
  );
}
