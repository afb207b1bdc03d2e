import { useApi } from '@backstage/core-plugin-api';
import type { FindingGroup } from '@backstage-guardrails/policy-model';
import {
  guardrailsApiRef,
  SafeText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useRef, useState } from 'react';
import { endOfDay } from '../common/endOfDay';
import { Field } from '../common/Field';
import { FormDialog } from '../common/FormDialog';
import { Notice } from '../common/Notice';
import {
  controlOf,
  controlKinds,
  emptyExceptionForm,
  missingIn,
} from './exceptionForm';

/** Asks that a rule be waived for what it stopped, for a while, and for what makes up for it. @internal */
export function AskExceptionDialog(props: {
  decision: string;
  group: FindingGroup;
  onDone: (exception: string) => void;
  onClose: () => void;
}) {
  const { finding, resources } = props.group;
  const api = useApi(guardrailsApiRef);
  const made = useRef('');
  const [form, setForm] = useState(emptyExceptionForm);
  const set = (name: keyof typeof form) => (value: string) =>
    setForm(current => ({ ...current, [name]: value }));
  const named = resources.filter(Boolean);

  return (
    <FormDialog
      title={
        finding.exception
          ? 'Ask to renew the exception'
          : 'Ask for an exception'
      }
      action="Ask for it"
      failure="The exception was not asked for"
      missing={missingIn(form)}
      run={async () => {
        const { id } = await api.requestException({
          decision: props.decision,
          rule: finding.rule,
          ...(form.scope === 'these' && named.length && { resources: named }),
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
        <p>
          It is asked for with the values that the rule found. Others consent to
          it; it ends by itself, and earlier where what makes up for it fails or
          the values change.
        </p>
      </Notice>
      {named.length > 0 && (
        <Field
          label="For"
          value={form.scope}
          onChange={set('scope')}
          choices={[
            {
              value: 'these',
              title:
                named.length === 1
                  ? named[0]
                  : `These ${named.length} resources`,
            },
            {
              value: 'all',
              title: 'Every resource of this decision with the finding',
            },
          ]}
        />
      )}
      <Field
        label="Reason"
        value={form.reason}
        onChange={set('reason')}
        lines={2}
        required
      />
      <Field
        label="What makes up for it"
        value={form.text}
        onChange={set('text')}
        lines={2}
        required
      />
      <Field
        label="How that is checked"
        value={form.control}
        onChange={set('control')}
        choices={controlKinds}
      />
      {form.control === 'rule-passes' && (
        <Field
          label="Rule that has to keep passing"
          value={form.rule}
          onChange={set('rule')}
          help="For instance network/no-public-database"
          required
        />
      )}
      {form.control === 'url-answers' && (
        <Field
          label="Address that has to keep answering"
          type="url"
          value={form.url}
          onChange={set('url')}
          required
        />
      )}
      <Field
        label="Until the end of"
        type="date"
        value={form.day}
        onChange={set('day')}
        required
      />
      <Field
        label="How many changes may rely on it"
        type="number"
        value={form.uses}
        onChange={set('uses')}
        help="Left empty: as many as there are until then"
        inputProps={{ min: 1 }}
      />
    </FormDialog>
  );
}
