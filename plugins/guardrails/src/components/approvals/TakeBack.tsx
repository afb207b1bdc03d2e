import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { Buttons } from '../common/Buttons';
import { FormDialog } from '../common/FormDialog';
import { useCaller } from '../common/useCaller';

type What = 'request' | 'consent';

const words: Record<What, { title: string; button: string; text: string }> = {
  request: {
    title: 'Take the request back',
    button: 'Take the request back',
    text: 'Nobody is asked any longer, and what was said so far does not count. To carry the change out, ask again.',
  },
  consent: {
    title: 'Take your word back',
    button: 'Take my word back',
    text: 'Your word no longer counts. It stays on record that you gave it and took it back.',
  },
};

/** Takes back a request, or one's own word on it, for as long as it was not carried out. @internal */
export function TakeBack(props: {
  detail: ApprovalDetail;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
  const api = useApi(guardrailsApiRef);
  const caller = useCaller();
  const [asked, setAsked] = useState<What>();
  if (detail.state !== 'open' && detail.state !== 'approved') return null;

  const possible: What[] = [];
  if (caller === detail.requester) possible.push('request');
  if (detail.consents.some(c => c.person === caller && !c.withdrawnAt)) {
    possible.push('consent');
  }
  return (
    <Buttons>
      {possible.map(what => (
        <Button
          key={what}
          size="small"
          variant="outlined"
          onClick={() => setAsked(what)}
        >
          {words[what].button}
        </Button>
      ))}
      {asked && (
        <FormDialog
          title={words[asked].title}
          action="Take back"
          failure="Nothing was taken back"
          run={() => api.withdrawApproval(detail.id, { what: asked })}
          onDone={() => {
            setAsked(undefined);
            onChange();
          }}
          onClose={() => setAsked(undefined)}
        >
          {words[asked].text}
        </FormDialog>
      )}
    </Buttons>
  );
}
