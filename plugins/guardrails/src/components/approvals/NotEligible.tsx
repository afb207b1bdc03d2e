import { Notice } from '@backstage-guardrails/components';
import type {
  ApprovalDetail,
  Eligibility,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { ReactNode } from 'react';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { Sentence } from '../common/Sentence';
import { useCaller } from '../common/useCaller';
import { approvalState } from './approvalState';

type Refused = Extract<Eligibility, { canDecide: false }>;

/** Why the signed-in person can't review a request. @internal */
export function NotEligible(props: {
  detail: ApprovalDetail;
  eligibility: Refused;
}) {
  const reason = useReason(props);
  return (
    <Notice tone="neutral">
      {reason} [{props.eligibility.code}]
    </Notice>
  );
}

/** The reason for a known code; of another one what the service says. */
function useReason(props: {
  detail: ApprovalDetail;
  eligibility: Refused;
}): ReactNode {
  const { detail, eligibility } = props;
  const { t } = useTranslation();
  const caller = useCaller();
  switch (eligibility.code) {
    case 'approval-closed':
      return approvalState(detail.state, t).sentence;
    case 'not-independent':
      return caller === detail.requester
        ? t('approvals.refused.own')
        : t('approvals.refused.not-independent');
    case 'already-decided':
    case 'not-an-approver':
      return t(`approvals.refused.${eligibility.code}`);
    case 'handed-over': {
      const handover = detail.handovers.find(
        ({ from, returnedAt }) => from === caller && !returnedAt,
      );
      return handover ? (
        t('approvals.refused.handed-over', {
          person: <Actor reference={handover.to} />,
        })
      ) : (
        <Sentence>{eligibility.reason}</Sentence>
      );
    }
    default:
      return <Sentence>{eligibility.reason}</Sentence>;
  }
}
