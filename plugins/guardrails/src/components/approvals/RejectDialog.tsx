import { Field, FormDialog } from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { ReviewTerms } from './ReviewTerms';
import { useReview } from './useReview';

/** Asks for the reason of a rejection, and saves it. @internal */
export function RejectDialog(props: {
  approval: ApprovalDetail;
  eligibility: Extract<ApprovalDetail['eligibility'], { canDecide: true }>;
  onDone: () => void;
  onClose: () => void;
}) {
  const { eligibility } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const review = useReview(props.approval);
  return (
    <FormDialog
      title={t('approvals.reject.title')}
      action={
        eligibility.consent === 'passkey'
          ? t('approvals.decide.rejectSigned')
          : t('approvals.decide.reject')
      }
      failure={t('approvals.decide.failed')}
      missing={reason.trim() ? undefined : t('approvals.decide.needsReason')}
      run={() => review('reject', reason)}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <ReviewTerms eligibility={eligibility} />
      <Field
        label={t('approvals.decide.reason')}
        value={reason}
        onChange={setReason}
        lines={2}
        required
        help={t('approvals.decide.reason.help')}
      />
    </FormDialog>
  );
}
