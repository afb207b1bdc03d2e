import { useApi } from '@backstage/core-plugin-api';
import type { Finding } from '@backstage-guardrails/policy-model';
import {
  ExpectedText,
  guardrailsApiRef,
  SafeText,
  ValueText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { Field } from '../common/Field';
import { FormDialog } from '../common/FormDialog';
import { Notice } from '../common/Notice';

/** Asks the owners of policy for another threshold, or for another rule. Nothing changes by itself. @internal */
export function AskPolicyDialog(props: {
  kind: 'threshold' | 'rule';
  decision: string;
  finding: Finding;
  onDone: () => void;
  onClose: () => void;
}) {
  const { kind, decision, finding } = props;
  const { rule } = finding;
  const api = useApi(guardrailsApiRef);
  const [scope, setScope] = useState('');
  const [wanted, setWanted] = useState('');
  const [reason, setReason] = useState('');
  const threshold = kind === 'threshold';
  const said = { wanted: wanted.trim(), reason: reason.trim() };
  return (
    <FormDialog
      title={
        threshold
          ? 'Ask for another threshold'
          : 'Ask for a new or changed rule'
      }
      action="Ask for it"
      failure="Nothing was asked for"
      missing={
        (threshold && !scope.trim() && 'Say for what it should hold') ||
        (!said.wanted && 'Say what it should be') ||
        (!said.reason && 'Say why') ||
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
          It is <ValueText value={finding.actual} />, expected{' '}
          <ExpectedText value={finding.expected} />. The owners of policy
          decide; if they agree, they make the change, and it is judged as any
          other.
        </p>
      </Notice>
      {threshold && (
        <Field
          label="For what it should hold"
          value={scope}
          onChange={setScope}
          help="An environment, a team, a kind of resource"
          required
        />
      )}
      <Field
        label={
          threshold
            ? 'What the threshold should be'
            : 'What the rule should say'
        }
        value={wanted}
        onChange={setWanted}
        lines={2}
        required
      />
      <Field
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={2}
        required
      />
    </FormDialog>
  );
}
