import { useApi } from '@backstage/core-plugin-api';
import {
  Field,
  FormDialog,
  Notice,
  endOfDay,
} from '@backstage-guardrails/components';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation, type Translate } from '../../translation';

/** Makes another person a delegate, until a day. @internal */
export function DelegateDialog(props: {
  onDone: () => void;
  onClose: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const [to, setTo] = useState('');
  const [day, setDay] = useState('');
  const until = endOfDay(day);
  return (
    <FormDialog
      title={t('approvals.delegate.action')}
      action={t('approvals.delegate.action')}
      failure={t('approvals.delegate.failed')}
      missing={missing({ to, until }, t)}
      run={() => api.delegate({ to: to.trim(), until: until! })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Notice tone="neutral">{t('approvals.delegate.note')}</Notice>
      <Field
        label={t('approvals.delegate.person')}
        value={to}
        onChange={setTo}
        required
        longest={400}
        help={t('approvals.delegate.person.help')}
      />
      <Field
        label={t('approvals.delegate.expiresOn')}
        type="date"
        value={day}
        onChange={setDay}
        required
      />
    </FormDialog>
  );
}

function missing(
  values: { to: string; until?: string },
  t: Translate,
): string | undefined {
  if (!values.to.trim()) return t('approvals.delegate.missing.person');
  if (!values.until) return t('approvals.delegate.missing.until');
  return undefined;
}
