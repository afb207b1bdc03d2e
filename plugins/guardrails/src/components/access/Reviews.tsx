import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  guardrailsApiRef,
  StateLabel,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { EventList } from '../common/EventList';
import { Field } from '../common/Field';
import { FormDialog } from '../common/FormDialog';
import { Section } from '../common/Section';
import { useCaller } from '../common/useCaller';

const NEEDED = 2;

/** The service takes a review once the access is proved gone. */
function reviewable({ startedAt, endedAt }: Lease): boolean {
  return startedAt !== undefined && endedAt !== undefined;
}

function Later(props: { lease: Lease }) {
  const { startedAt, endsAt, state } = props.lease;
  const over = state === 'ended' || state === 'refused' || state === 'failed';
  return (
    <Typography variant="body2">
      {over && startedAt === undefined ? (
        'Nobody had access by it, so there is nothing to review.'
      ) : (
        <>
          It can be reviewed once the access has ended
          {state === 'active' && endsAt !== undefined && (
            <>
              : <Age at={endsAt} />, or when somebody ends it before
            </>
          )}
          .
        </>
      )}
    </Typography>
  );
}

/** The second look at break-glass: it stays a debt until two other people have given theirs. @internal */
export function Reviews(props: { lease: Lease; onChange: () => void }) {
  const { lease, onChange } = props;
  const { reviews } = lease;
  const api = useApi(guardrailsApiRef);
  const caller = useCaller();
  const [asking, setAsking] = useState(false);
  const [text, setText] = useState('');
  const said = text.trim();
  const open = reviews.length < NEEDED;
  const canTry =
    open &&
    reviewable(lease) &&
    caller !== undefined &&
    caller !== lease.person &&
    !reviews.some(({ person }) => person === caller);
  return (
    <Section
      title="Reviews of the break-glass"
      aside={
        canTry && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setAsking(true)}
          >
            Review
          </Button>
        )
      }
    >
      <StateLabel
        tone={open ? 'bad' : 'good'}
        word={
          open
            ? `${reviews.length} of ${NEEDED}, a debt until then`
            : 'Reviewed'
        }
      />
      {open && !reviewable(lease) && <Later lease={lease} />}
      <EventList
        events={reviews.map(review => ({
          at: review.at,
          title: 'Reviewed',
          actor: review.person,
          detail: review.text,
        }))}
      />
      {asking && (
        <FormDialog
          title="Review the break-glass"
          action="Record the review"
          failure="The review was not recorded"
          missing={said ? undefined : 'Say what you found'}
          run={() => api.reviewLease(lease.id, { text: said })}
          onDone={() => {
            setAsking(false);
            onChange();
          }}
          onClose={() => setAsking(false)}
        >
          Look at what was done with the access, and say whether it was needed
          and what follows from it.
          <Field
            label="What you found"
            value={text}
            onChange={setText}
            lines={3}
            required
          />
        </FormDialog>
      )}
    </Section>
  );
}
