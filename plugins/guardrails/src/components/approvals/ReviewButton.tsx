import Button from '@material-ui/core/Button';
import type {
  ApprovalDetail,
  ConsentKind,
  DecisionDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { ApproveDialog } from './ApproveDialog';
import { RefuseDialog } from './RefuseDialog';
import { needsPasskey } from './useReview';

/** What an approver can do with a change, each with a dialog that says what it means. @internal */
export function ReviewButton(props: {
  kind: ConsentKind;
  approval: ApprovalDetail;
  detail: DecisionDetail;
  onDone: () => void;
}) {
  const { kind, approval, detail } = props;
  const { eligibility } = approval;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!eligibility.canDecide) return null;
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
      <Button
        {...(kind === 'approve'
          ? { variant: 'contained', color: 'primary' }
          : { variant: 'outlined' })}
        onClick={() => setOpen(true)}
      >
        {t(
          needsPasskey(eligibility)
            ? `approvals.decide.${kind}.signed`
            : `approvals.decide.${kind}`,
        )}
      </Button>
      {open && kind === 'approve' && (
        <ApproveDialog {...dialog} detail={detail} />
      )}
      {open && kind !== 'approve' && <RefuseDialog {...dialog} kind={kind} />}
    </>
  );
}
