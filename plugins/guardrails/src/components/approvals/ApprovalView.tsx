import {
  Age,
  SafeText,
  SafeLines,
  Section,
  Split,
  Stack,
} from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { PageHead } from '../common/PageHead';
import { Target } from '../common/Target';
import { useCaller } from '../common/useCaller';
import { approvalState } from './approvalState';
import { ReviewBox } from './ReviewBox';
import { ReviewList } from './ReviewList';
import { Differences } from './Differences';
import { ParticipantList } from './ParticipantList';
import { Progress } from './Progress';
import { ResumeApproved } from './ResumeApproved';
import { SubjectOfApproval } from './SubjectOfApproval';
import { Withdraw } from './Withdraw';

/** A request for approval in the order in which an approver needs it: what, since when it differs, who, and last the review. @internal */
export function ApprovalView(props: {
  detail: ApprovalDetail;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
  const { t } = useTranslation();
  const caller = useCaller();
  const resumable =
    detail.state === 'approved' &&
    caller === detail.requester &&
    detail.subject.kind === 'change'
      ? detail.subject.decision
      : undefined;
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
            {detail.supersedes && (
              <Differences detail={detail} before={detail.supersedes} />
            )}
            <SubjectOfApproval subject={detail.subject} />
            <ReviewBox detail={detail} onChange={onChange} />
          </>
        }
        aside={
          <>
            {resumable && <ResumeApproved decision={resumable} />}
            <Progress detail={detail} />
            <ReviewList detail={detail} />
            <ParticipantList participants={detail.participants} />
          </>
        }
      />
    </Stack>
  );
}
