import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  DigestText,
  SafeText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { Actor } from '../common/Actor';
import { PageHead } from '../common/PageHead';
import { SafeLines } from '../common/SafeLines';
import { Section } from '../common/Section';
import { Split } from '../common/Split';
import { Stack } from '../common/Stack';
import { Target } from '../common/Target';
import { useCaller } from '../common/useCaller';
import { approvalStates, subjectWords } from './approvalWords';
import { ConsentBox } from './ConsentBox';
import { ConsentList } from './ConsentList';
import { Differences } from './Differences';
import { ParticipantList } from './ParticipantList';
import { Progress } from './Progress';
import { ResumeApproved } from './ResumeApproved';
import { SubjectOfApproval } from './SubjectOfApproval';
import { TakeBack } from './TakeBack';

/** A request for approval in the order in which an approver needs it: what, since when it differs, who, and last the consent. @internal */
export function ApprovalView(props: {
  detail: ApprovalDetail;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
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
        state={approvalStates[detail.state]}
        title={detail.title}
        actions={<TakeBack detail={detail} onChange={onChange} />}
        facts={[
          subjectWords[detail.subject.kind],
          <>
            asked by <Actor reference={detail.requester} />
          </>,
          <Age at={detail.requestedAt} />,
          <Target reference={detail.target.ref} />,
          detail.target.environment && (
            <SafeText>{detail.target.environment}</SafeText>
          ),
          ends && (
            <>
              expires <Age at={detail.expiresAt} />
            </>
          ),
          <DigestText value={detail.id} name="the id of the request" />,
        ]}
      />
      <Split
        main={
          <>
            {detail.endedBecause && (
              <Section title="Request this again">
                <SafeLines>{detail.endedBecause}</SafeLines>
              </Section>
            )}
            {detail.reason && (
              <Section title="Why it is asked">
                <SafeLines>{detail.reason}</SafeLines>
              </Section>
            )}
            {detail.supersedes && (
              <Differences detail={detail} before={detail.supersedes} />
            )}
            <SubjectOfApproval subject={detail.subject} />
            <ConsentBox detail={detail} onChange={onChange} />
          </>
        }
        aside={
          <>
            {resumable && <ResumeApproved decision={resumable} />}
            <Progress detail={detail} />
            <ConsentList detail={detail} />
            <ParticipantList participants={detail.participants} />
          </>
        }
      />
    </Stack>
  );
}
