import { useState } from 'react';
import { Field } from '../common/Field';
import { FormDialog } from '../common/FormDialog';
import { Notice } from '../common/Notice';
import { useEnrolPasskey } from './useEnrolPasskey';

/** Asks for a name; the browser asks for the rest. @internal */
export function EnrolDialog(props: {
  onDone: () => void;
  onClose: () => void;
}) {
  const enrol = useEnrolPasskey();
  const [name, setName] = useState('');
  const said = name.trim();
  return (
    <FormDialog
      title="Enrol a passkey"
      action="Enrol"
      failure="No passkey was enrolled"
      missing={said ? undefined : 'Give it a name'}
      run={() => enrol(said)}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Notice tone="neutral">
        It counts once its waiting time is over, and only for requests that are
        opened after it was enrolled. You are told of every passkey that is
        enrolled for you: where that was not you, revoke it here at once.
      </Notice>
      <Field
        label="Name"
        value={name}
        onChange={setName}
        required
        longest={100}
        help="So that you know it again, for instance Laptop or Blue key"
      />
    </FormDialog>
  );
}
