import { useApi } from '@backstage/core-plugin-api';
import {
  SafeText,
  endOfDay,
  Field,
  FormDialog,
  Notice,
} from '@backstage-guardrails/components';
import type { FindingGroup } from '@backstage-guardrails/policy-model';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useRef, useState } from 'react';
import { useTranslation } from '../../translation';
import {
  controlOf,
  controlKinds,
  emptyExceptionForm,
  missingIn,
} from './exceptionForm';

/** What an exception is requested on: a decision, or a finding about an entity, which is evaluated when it is sent. */
type Ground =
  | { kind: 'decision'; decision: string }
  | { kind: 'entity'; findingId: string };

/** Asks that a rule be waived for what it found, for a while, and for what makes up for it. @internal */
export function AskExceptionDialog(props: {
  ground: Ground;
  group: FindingGroup;
  onDone: (exception: string) => void;
  onClose: () => void;
}) {
  const { ground } = props;
  const { finding, resources } = props.group;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const made = useRef('');
  /** Recorded for what is sent first; what is corrected after a refusal is requested on the same. */
  const decided = useRef<string>();
  const [form, setForm] = useState(emptyExceptionForm);
  const set = (name: keyof typeof form) => (value: string) =>
    setForm(current => ({ ...current, [name]: value }));
  const named = resources.filter(Boolean);
  // A finding about an entity is in one place, no change would use its exception, and none would prove another rule.
  const ofChange = ground.kind === 'decision';
  const kinds = ofChange
    ? controlKinds
    : controlKinds.filter(kind => kind !== 'rule-passes');
  const missing = missingIn(form);

  return (
    <FormDialog
      title={
        finding.exception
          ? t('exceptions.request.title.renew')
          : t('exceptions.request.title')
      }
      action={t('exceptions.request.submit')}
      failure={t('exceptions.request.failed')}
      missing={missing && t(`exceptions.request.missing.${missing}`)}
      run={async () => {
        decided.current ??= ofChange
          ? ground.decision
          : (await api.decideOnFinding(ground.findingId)).id;
        const { id } = await api.requestException({
          decision: decided.current,
          rule: finding.rule,
          ...(form.scope === 'these' && named.length && { resources: named }),
          ...(!ofChange && { paths: [finding.path] }),
          reason: form.reason.trim(),
          control: controlOf(form),
          until: endOfDay(form.day)!,
          ...(form.uses && { maximumUses: Number(form.uses) }),
          ...(finding.exception && { renews: finding.exception }),
        });
        made.current = id;
      }}
      onDone={() => props.onDone(made.current)}
      onClose={props.onClose}
    >
      <Notice tone="neutral">
        <p>
          <strong>
            <SafeText>{finding.title}</SafeText>
          </strong>{' '}
          ({finding.rule})
        </p>
        {!ofChange && (
          <p>
            {t('exceptions.request.covers', {
              path: <SafeText>{finding.path}</SafeText>,
              entity: <SafeText>{finding.resource}</SafeText>,
            })}
          </p>
        )}
        <p>{t('exceptions.request.note')}</p>
      </Notice>
      {ofChange && named.length > 0 && (
        <Field
          label={t('exceptions.request.scope')}
          value={form.scope}
          onChange={set('scope')}
          choices={[
            {
              value: 'these',
              title:
                named.length === 1
                  ? named[0]
                  : t('exceptions.request.scope.these', {
                      number: String(named.length),
                    }),
            },
            {
              value: 'all',
              title: t('exceptions.request.scope.all'),
            },
          ]}
        />
      )}
      <Field
        label={t('exceptions.request.reason')}
        value={form.reason}
        onChange={set('reason')}
        lines={2}
        required
      />
      <Field
        label={t('exceptions.request.control')}
        value={form.text}
        onChange={set('text')}
        lines={2}
        required
      />
      <Field
        label={t('exceptions.request.verification')}
        value={form.control}
        onChange={set('control')}
        choices={kinds.map(value => ({
          value,
          title: t(`exceptions.request.verification.${value}`),
        }))}
      />
      {form.control === 'rule-passes' && (
        <Field
          label={t('exceptions.request.rule')}
          value={form.rule}
          onChange={set('rule')}
          help={t('exceptions.request.rule.help')}
          required
        />
      )}
      {form.control === 'url-answers' && (
        <Field
          label={t('exceptions.request.url')}
          type="url"
          value={form.url}
          onChange={set('url')}
          required
        />
      )}
      <Field
        label={t('exceptions.request.expires')}
        type="date"
        value={form.day}
        onChange={set('day')}
        required
      />
      {ofChange && (
        <Field
          label={t('exceptions.request.uses')}
          type="number"
          value={form.uses}
          onChange={set('uses')}
          help={t('exceptions.request.uses.help')}
          inputProps={{ min: 1 }}
        />
      )}
    </FormDialog>
  );
}
