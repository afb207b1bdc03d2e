import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  StateLabel,
  Field,
  FormDialog,
  Section,
} from '@backstage-guardrails/components';
import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { EventList } from '../common/EventList';
import { useCaller } from '../common/useCaller';

const NEEDED = 2;

/** The service takes a review once the access is proved gone. */
function reviewable({ startedAt, endedAt }: Lease): boolean {
  return startedAt !== undefined && endedAt !== undefined;
}

function Later(props: { lease: Lease }) {
  const { startedAt, endsAt, state } = props.lease;
  const { t } = useTranslation();
  const over = state === 'ended' || state === 'refused' || state === 'failed';
  const text = () => {
    if (over && startedAt === undefined) return t('access.review.unused');
    return state === 'active' && endsAt !== undefined
      ? t('access.review.later.ends', { when: <Age at={endsAt} /> })
      : t('access.review.later');
  };
  return <Typography variant="body2">{text()}</Typography>;
}

/** The second look at break-glass: it stays a debt until two other people have given theirs. @internal */
export function Reviews(props: { lease: Lease; onChange: () => void }) {
  const { lease, onChange } = props;
  const { reviews } = lease;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
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
      title={t('access.review.title')}
      aside={
        canTry && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setAsking(true)}
          >
            {t('access.review.action')}
          </Button>
        )
      }
    >
      <StateLabel
        tone={open ? 'bad' : 'good'}
        word={
          open
            ? t('access.review.open', {
                given: String(reviews.length),
                needed: String(NEEDED),
              })
            : t('access.review.reviewed')
        }
      />
      {open && !reviewable(lease) && <Later lease={lease} />}
      <EventList
        events={reviews.map(review => ({
          at: review.at,
          title: t('access.review.reviewed'),
          actor: review.person,
          detail: review.text,
        }))}
      />
      {asking && (
        <FormDialog
          title={t('access.review.dialog')}
          action={t('access.review.submit')}
          failure={t('access.review.failed')}
          missing={said ? undefined : t('access.review.missing')}
          run={() => api.reviewLease(lease.id, { text: said })}
          onDone={() => {
            setAsking(false);
            onChange();
          }}
          onClose={() => setAsking(false)}
        >
          {t('access.review.note')}
          <Field
            label={t('access.review.findings')}
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
