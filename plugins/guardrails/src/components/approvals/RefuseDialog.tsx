import { Field, FormDialog } from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { ReviewTerms } from './ReviewTerms';
import { needsPasskey, useReview } from './useReview';

/** Asks why an approver rejects a change or wants another one, and saves it. @internal */
export function RefuseDialog(props: {
  kind: 'reject' | 'request-changes';
  approval: ApprovalDetail;
  eligibility: Extract<ApprovalDetail['eligibility'], { canDecide: true }>;
  onDone: () => void;
  onClose: () => void;
}) {
  const { kind, eligibility } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const review = useReview(props.approval);
  return (
    <FormDialog
      title={t(`approvals.${kind}.title`)}
      action={t(
        needsPasskey(eligibility)
          ? `approvals.decide.${kind}.signed`
          : `approvals.decide.${kind}`,
      )}
      failure={t('approvals.decide.failed')}
      missing={reason.trim() ? undefined : t('approvals.refuse.needsReason')}
      run={() => review(kind, reason)}
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
        help={t('approvals.refuse.reason.help')}
      />
    </FormDialog>
  );
}
