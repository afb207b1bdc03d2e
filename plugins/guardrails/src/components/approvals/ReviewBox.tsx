import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  ErrorState,
  Buttons,
  Field,
  useAction,
} from '@backstage-guardrails/components';
import type {
  ApprovalDetail,
  ConsentKind,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { canReassign } from './canReassign';
import { Reassign } from './Reassign';
import { ReviewSection } from './ReviewSection';
import { ReviewTerms } from './ReviewTerms';
import { needsPasskey, useReview } from './useReview';

const useStyles = makeStyles(
  theme => ({
    form: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      marginTop: theme.spacing(2),
    },
  }),
  { name: 'GuardrailsReviewBox' },
);

/** What an approval is bound to, and the buttons for those who may review; others read why they can't. @internal */
export function ReviewBox(props: {
  detail: ApprovalDetail;
  onChange: () => void;
}) {
  const { detail } = props;
  const classes = useStyles();
  return (
    <ReviewSection {...props}>
      {detail.eligibility.canDecide && (
        <div className={classes.form}>
          <Decide {...props} eligibility={detail.eligibility} />
        </div>
      )}
    </ReviewSection>
  );
}

function Decide(props: {
  detail: ApprovalDetail;
  eligibility: Extract<ApprovalDetail['eligibility'], { canDecide: true }>;
  onChange: () => void;
}) {
  const { detail, eligibility, onChange } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const review = useReview(detail);
  const { state, run } = useAction();
  const signed = needsPasskey(eligibility);
  const running = state.status === 'running';
  const said = reason.trim();

  const decide = async (kind: ConsentKind) => {
    if (await run(() => review(kind, reason))) onChange();
  };

  return (
    <>
      <ReviewTerms eligibility={eligibility} />
      <Field
        label={t('approvals.decide.reason')}
        value={reason}
        onChange={setReason}
        lines={2}
        help={t('approvals.decide.reason.help')}
      />
      <Buttons>
        <Button
          variant="contained"
          color="primary"
          disabled={running}
          onClick={() => decide('approve')}
        >
          {signed
            ? t('approvals.decide.approve.signed')
            : t('approvals.decide.approve')}
        </Button>
        <Button
          variant="outlined"
          disabled={running || !said}
          title={said ? undefined : t('approvals.decide.needsReason')}
          onClick={() => decide('reject')}
        >
          {signed
            ? t('approvals.decide.reject.signed')
            : t('approvals.decide.reject')}
        </Button>
        {canReassign(detail) && (
          <Reassign detail={detail} disabled={running} onChange={onChange} />
        )}
      </Buttons>
      {state.status === 'failed' && (
        <ErrorState title={t('approvals.decide.failed')} error={state.error} />
      )}
    </>
  );
}
