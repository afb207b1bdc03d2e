import { useApi } from '@backstage/core-plugin-api';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { Field } from '../common/Field';
import { FormDialog } from '../common/FormDialog';
import { Notice } from '../common/Notice';
import { endOfDay } from '../common/endOfDay';

/** Lets somebody else decide in the person's place, until a day. @internal */
export function DelegateDialog(props: {
  onDone: () => void;
  onClose: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const [to, setTo] = useState('');
  const [day, setDay] = useState('');
  const until = endOfDay(day);
  return (
    <FormDialog
      title="Let somebody stand in"
      action="Let them stand in"
      failure="Nobody stands in for you now"
      missing={missing({ to, until })}
      run={() => api.delegate({ to: to.trim(), until: until! })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Notice tone="neutral">
        It counts for requests that are opened from now on, not for those that
        wait already. Nobody can pass it on, and one person counts once even
        where they stand in for several.
      </Notice>
      <Field
        label="Who"
        value={to}
        onChange={setTo}
        required
        longest={400}
        help="Entity ref of a person, for instance user:default/team-lead-payments"
      />
      <Field
        label="Until the end of"
        type="date"
        value={day}
        onChange={setDay}
        required
      />
    </FormDialog>
  );
}

function missing(values: { to: string; until?: string }): string | undefined {
  if (!values.to.trim()) return 'Say who';
  if (!values.until) return 'Say until when';
  return undefined;
}
