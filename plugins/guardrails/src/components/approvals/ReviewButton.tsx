import Button from '@material-ui/core/Button';
import type {
  ApprovalDetail,
  DecisionDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { ApproveDialog } from './ApproveDialog';
import { RejectDialog } from './RejectDialog';
import { needsPasskey } from './useReview';

/** Approve and Reject of a change, each with a dialog that says what it means. @internal */
export function ReviewButton(props: {
  kind: 'approve' | 'reject';
  approval: ApprovalDetail;
  detail: DecisionDetail;
  onDone: () => void;
}) {
  const { kind, approval, detail } = props;
  const { eligibility } = approval;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!eligibility.canDecide) return null;
  const signed = needsPasskey(eligibility);
  const dialog = {
    approval,
    eligibility,
    onClose: () => setOpen(false),
    onDone: () => {
      setOpen(false);
      props.onDone();
    },
  };
  return (
    <>
      {kind === 'approve' ? (
        <Button
          variant="contained"
          color="primary"
          onClick={() => setOpen(true)}
        >
          {signed
            ? t('approvals.decide.approveSigned')
            : t('approvals.decide.approve')}
        </Button>
      ) : (
        <Button variant="outlined" onClick={() => setOpen(true)}>
          {signed
            ? t('approvals.decide.rejectSigned')
            : t('approvals.decide.reject')}
        </Button>
      )}
      {open && kind === 'approve' && (
        <ApproveDialog {...dialog} detail={detail} />
      )}
      {open && kind === 'reject' && <RejectDialog {...dialog} />}
    </>
  );
}
