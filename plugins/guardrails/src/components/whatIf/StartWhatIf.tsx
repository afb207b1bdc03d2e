import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  Buttons,
  Field,
  FileButton,
  FormDialog,
  Notice,
  SafeText,
} from '@backstage-guardrails/components';
import type { GuardrailsApi } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useRef, useState } from 'react';
import { useTranslation } from '../../translation';
import { DecisionCount } from './DecisionCount';
import { emptyForm, readForm, type WhatIfForm } from './whatIfForm';

const LONGEST_PARAMETERS = 1_000_000;
const overs = ['active', 'shipped'] as const;

/** Chooses a policy and a time, says what will happen, and starts it. @internal */
export function StartWhatIf(props: {
  onStarted: (id: string) => void;
  onClose: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const [form, setForm] = useState(() => emptyForm(new Date()));
  const started = useRef('');
  const read = readForm(form);
  const change = (changes: Partial<WhatIfForm>) =>
    setForm(current => ({ ...current, ...changes }));
  return (
    <FormDialog
      title={t('whatIf.start.title')}
      action={t('whatIf.start.action')}
      failure={t('whatIf.start.failure')}
      missing={
        'missing' in read
          ? t(`whatIf.start.missing.${read.missing}`)
          : undefined
      }
      run={async () => {
        started.current = await start(api, form);
      }}
      onDone={() => props.onStarted(started.current)}
      onClose={props.onClose}
    >
      <Notice tone="neutral">{t('whatIf.start.note')}</Notice>
      <Field
        required
        type="date"
        label={t('whatIf.start.since')}
        value={form.since}
        onChange={since => change({ since })}
      />
      <Field
        type="date"
        label={t('whatIf.start.until')}
        help={t('whatIf.start.until.help')}
        value={form.until}
        onChange={until => change({ until })}
      />
      <DecisionCount form={form} />
      <BundleFile
        bundle={form.bundle}
        onChange={bundle => change({ bundle })}
      />
      <Field
        lines={3}
        longest={LONGEST_PARAMETERS}
        inputProps={{ style: { maxHeight: 240, overflow: 'auto' } }}
        label={t('whatIf.start.parameters')}
        help={t('whatIf.start.parameters.help')}
        value={form.parameters}
        onChange={parameters => change({ parameters })}
      />
      <FileButton
        label={t('whatIf.start.parameters.file')}
        onFile={async file => change({ parameters: await file.text() })}
      />
      {form.parameters.trim() !== '' && (
        <Field
          label={t('whatIf.start.over')}
          value={form.over}
          choices={overs.map(value => ({
            value,
            title: t(`whatIf.start.over.${value}`),
          }))}
          onChange={over =>
            change({ over: over === 'shipped' ? 'shipped' : 'active' })
          }
        />
      )}
      {'missing' in read && (
        <Typography variant="body2" color="textSecondary">
          {t(`whatIf.start.missing.${read.missing}`)}
        </Typography>
      )}
    </FormDialog>
  );
}

function BundleFile(props: {
  bundle?: File;
  onChange: (bundle: File | undefined) => void;
}) {
  const { bundle, onChange } = props;
  const { t } = useTranslation();
  return (
    <div>
      <Buttons>
        <FileButton label={t('whatIf.start.bundle')} onFile={onChange} />
        {bundle && (
          <Button size="small" onClick={() => onChange(undefined)}>
            {t('whatIf.start.bundle.clear')}
          </Button>
        )}
      </Buttons>
      <Typography variant="body2" color="textSecondary">
        {bundle
          ? t('whatIf.start.bundle.chosen', {
              name: <SafeText>{bundle.name}</SafeText>,
            })
          : t('whatIf.start.bundle.none')}
      </Typography>
    </div>
  );
}

async function start(api: GuardrailsApi, form: WhatIfForm): Promise<string> {
  const read = readForm(form);
  if ('missing' in read) throw new TypeError(`Missing: ${read.missing}`);
  const sent =
    form.bundle &&
    (await api.putEvidence(new Uint8Array(await form.bundle.arrayBuffer())));
  const { id } = await api.startWhatIf({
    ...read.request,
    ...(sent && { bundle: sent.digest }),
  });
  return id;
}
