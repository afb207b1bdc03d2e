import {
  Age,
  SafeText,
  SafeLines,
  Section,
  Split,
  Stack,
} from '@backstage-guardrails/components';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { PageHead } from '../common/PageHead';
import { Target } from '../common/Target';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { approvalState } from './approvalState';
import { ReviewBox } from './ReviewBox';
import { ReviewList } from './ReviewList';
import { ReviewSection } from './ReviewSection';
import { ParticipantList } from './ParticipantList';
import { Progress } from './Progress';
import { SubjectOfApproval } from './SubjectOfApproval';
import { Withdraw } from './Withdraw';

/** A request for approval in the order in which an approver needs it: what, who, and last the review. @internal */
export function ApprovalView(props: {
  detail: ApprovalDetail;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
  const { t } = useTranslation();
  const ends = detail.state === 'open' || detail.state === 'approved';
  return (
    <Stack>
      <PageHead
        state={approvalState(detail.state, t)}
        title={detail.title}
        actions={<Withdraw detail={detail} onChange={onChange} />}
        facts={[
          t(`approvals.subject.${detail.subject.kind}`),
          t('approvals.request.by', {
            actor: <Actor reference={detail.requester} />,
          }),
          <Age at={detail.requestedAt} />,
          <Target reference={detail.target.ref} />,
          detail.target.environment && (
            <SafeText>{detail.target.environment}</SafeText>
          ),
          ends &&
            t('approvals.request.expires', {
              at: <Age at={detail.expiresAt} />,
            }),
          <DigestText value={detail.id} name={t('approvals.request.id')} />,
        ]}
      />
      <Split
        main={
          <>
            {detail.endedBecause && (
              <Section title={t('approvals.request.again')}>
                <SafeLines>{detail.endedBecause}</SafeLines>
              </Section>
            )}
            {detail.reason && (
              <Section title={t('approvals.request.reason')}>
                <SafeLines>{detail.reason}</SafeLines>
              </Section>
            )}
            <SubjectOfApproval subject={detail.subject} />
            {detail.subject.kind === 'change' ? (
              <ReviewSection elsewhere detail={detail} onChange={onChange} />
            ) : (
              <ReviewBox detail={detail} onChange={onChange} />
            )}
          </>
        }
        aside={
          <>
            <Progress detail={detail} />
            <ReviewList detail={detail} />
            <ParticipantList participants={detail.participants} />
          </>
        }
      />
    </Stack>
  );
}
