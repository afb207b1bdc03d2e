import { useApi } from '@backstage/core-plugin-api';
import {
  SafeText,
  Field,
  FormDialog,
  Notice,
} from '@backstage-guardrails/components';
import type { Finding } from '@backstage-guardrails/policy-model';
import {
  ExpectedText,
  guardrailsApiRef,
  ValueText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation } from '../../translation';

const kinds = ['threshold', 'rule'] as const;
type Kind = (typeof kinds)[number];

/** Asks the owners of policy for another threshold, or for another rule. Nothing changes by itself. @internal */
export function AskPolicyDialog(props: {
  decision: string;
  finding: Finding;
  onDone: () => void;
  onClose: () => void;
}) {
  const { decision, finding } = props;
  const { rule } = finding;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('threshold');
  const [scope, setScope] = useState('');
  const [wanted, setWanted] = useState('');
  const [reason, setReason] = useState('');
  const threshold = kind === 'threshold';
  const said = { wanted: wanted.trim(), reason: reason.trim() };
  return (
    <FormDialog
      title={t('exceptions.policy.action')}
      action={t('exceptions.policy.submit')}
      failure={t('exceptions.policy.failed')}
      missing={
        (threshold && !scope.trim() && t('exceptions.policy.missing.scope')) ||
        (!said.wanted && t('exceptions.policy.missing.wanted')) ||
        (!said.reason && t('exceptions.policy.missing.reason')) ||
        undefined
      }
      run={() =>
        api.requestPolicy(
          kind === 'threshold'
            ? { kind, decision, rule, scope: scope.trim(), ...said }
            : { kind, decision, rule, ...said },
        )
      }
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Notice tone="neutral">
        <p>
          <strong>
            <SafeText>{finding.title}</SafeText>
          </strong>{' '}
          ({rule})
        </p>
        <p>
          {t('exceptions.policy.note', {
            actual: <ValueText value={finding.actual} />,
            expected: <ExpectedText value={finding.expected} />,
          })}
        </p>
      </Notice>
      <Field
        label={t('exceptions.policy.kind')}
        value={kind}
        onChange={value => setKind(value === 'rule' ? 'rule' : 'threshold')}
        choices={kinds.map(value => ({
          value,
          title: t(`exceptions.policy.kind.${value}`),
        }))}
      />
      {threshold && (
        <Field
          label={t('exceptions.policy.scope')}
          value={scope}
          onChange={setScope}
          help={t('exceptions.policy.scope.help')}
          required
        />
      )}
      <Field
        label={t(`exceptions.policy.wanted.${kind}`)}
        value={wanted}
        onChange={setWanted}
        lines={2}
        required
      />
      <Field
        label={t('exceptions.policy.reason')}
        value={reason}
        onChange={setReason}
        lines={2}
        required
      />
    </FormDialog>
  );
}
