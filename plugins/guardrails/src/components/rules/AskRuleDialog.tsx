import { useApi } from '@backstage/core-plugin-api';
import {
  Field,
  FormDialog,
  Notice,
  SafeText,
} from '@backstage-guardrails/components';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import type { Rule } from '@backstage-guardrails/policy-model';
import { useState } from 'react';
import { useTranslation } from '../../translation';

/** Asks the owners of policy for a new rule, or for a change of one. Nothing changes by itself. @internal */
export function AskRuleDialog(props: {
  rule?: Rule;
  onDone: () => void;
  onClose: () => void;
}) {
  const { rule } = props;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const [reason, setReason] = useState('');
  const said = { wanted: wanted.trim(), reason: reason.trim() };
  return (
    <FormDialog
      title={rule ? t('rules.request.change') : t('rules.request.new')}
      action={t('exceptions.policy.submit')}
      failure={t('exceptions.policy.failed')}
      missing={
        (!said.wanted && t('exceptions.policy.missing.wanted')) ||
        (!said.reason && t('exceptions.policy.missing.reason')) ||
        undefined
      }
      run={() =>
        api.requestPolicy({
          kind: 'rule',
          ...(rule && { rule: rule.id }),
          ...said,
        })
      }
      onDone={props.onDone}
      onClose={props.onClose}
    >
      {rule && (
        <Notice tone="neutral">
          <p>
            <strong>
              <SafeText>{rule.title}</SafeText>
            </strong>{' '}
            ({rule.id})
          </p>
        </Notice>
      )}
      <Field
        label={
          rule ? t('rules.request.wanted') : t('exceptions.policy.wanted.rule')
        }
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
