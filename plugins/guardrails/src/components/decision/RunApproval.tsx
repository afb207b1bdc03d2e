import {
  Loaded,
  SafeLines,
  Section,
  type Remote,
} from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { ParticipantList } from '../approvals/ParticipantList';
import { Progress } from '../approvals/Progress';
import { ReviewList } from '../approvals/ReviewList';

/** Required approvals with those who can give them, the reviews so far, and those who are not eligible. @internal */
export function RunApproval(props: {
  approval: Remote<ApprovalDetail | undefined>;
}) {
  const { t } = useTranslation();
  return (
    <Loaded
      remote={props.approval}
      of={t('decision.approval.of')}
      absent={{
        title: t('decision.approval.absent.title'),
        children: t('decision.approval.absent.text'),
      }}
    >
      {approval => approval && <Parts detail={approval} />}
    </Loaded>
  );
}

function Parts(props: { detail: ApprovalDetail }) {
  const { detail } = props;
  const { t } = useTranslation();
  return (
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
      <Progress detail={detail} />
      <ReviewList detail={detail} />
      <ParticipantList participants={detail.participants} />
    </>
  );
}
