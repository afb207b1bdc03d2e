import { useState } from 'react';
import { Field, FormDialog, Notice } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { useEnrolPasskey } from './useEnrolPasskey';

/** Asks for a name; the browser asks for the rest. @internal */
export function EnrolDialog(props: {
  onDone: () => void;
  onClose: () => void;
}) {
  const enrol = useEnrolPasskey();
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const said = name.trim();
  return (
    <FormDialog
      title={t('passkeys.add.title')}
      action={t('passkeys.add.action')}
      failure={t('passkeys.add.failed')}
      missing={said ? undefined : t('passkeys.add.missing')}
      run={() => enrol(said)}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Notice tone="neutral">{t('passkeys.add.note')}</Notice>
      <Field
        label={t('passkeys.add.name')}
        value={name}
        onChange={setName}
        required
        longest={100}
        help={t('passkeys.add.name.help')}
      />
    </FormDialog>
  );
}
