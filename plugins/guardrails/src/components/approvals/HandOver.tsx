import { useApi } from '@backstage/core-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import {
  guardrailsApiRef,
  useHandoverCandidates,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { Field } from '../common/Field';
import { FormDialog } from '../common/FormDialog';
import { Loaded } from '../common/Loaded';
import { Notice } from '../common/Notice';

/** Passes the person's part to another of those who are asked. @internal */
export function HandOver(props: {
  detail: Pick<ApprovalDetail, 'id'>;
  disabled: boolean;
  onChange: () => void;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button disabled={props.disabled} onClick={() => setAsking(true)}>
        Hand over
      </Button>
      {asking && (
        <HandOverDialog
          approval={props.detail.id}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            props.onChange();
          }}
        />
      )}
    </>
  );
}

function HandOverDialog(props: {
  approval: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { approval } = props;
  const api = useApi(guardrailsApiRef);
  const candidates = useHandoverCandidates(approval);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title="Hand over"
      action="Hand it over"
      failure="It was not handed over"
      missing={missing({ to, reason })}
      run={() => api.handOver(approval, { to, reason: reason.trim() })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Notice tone="neutral">
        You cannot decide on this request any more, unless it is handed back to
        you. The other decides as one of those who are asked; your part gives
        them nothing more.
      </Notice>
      <Loaded remote={candidates} of="the people who can take it">
        {people =>
          people.length === 0 ? (
            <Notice tone="caution">
              There is nobody who can take it: it goes to somebody who is asked
              for the same, had no part in it and has not decided yet.
            </Notice>
          ) : (
            <>
              <Field
                label="To"
                value={to}
                onChange={setTo}
                required
                choices={people.map(value => ({
                  value,
                  title: (
                    <EntityDisplayName
                      entityRef={value}
                      defaultKind="user"
                      hideIcon
                      disableTooltip
                    />
                  ),
                }))}
              />
              <Field
                label="Why"
                value={reason}
                onChange={setReason}
                lines={2}
                required
                help="Everybody who can see the request reads it."
              />
            </>
          )
        }
      </Loaded>
    </FormDialog>
  );
}

function missing(values: { to: string; reason: string }): string | undefined {
  if (!values.to) return 'Say to whom';
  if (!values.reason.trim()) return 'Say why';
  return undefined;
}
