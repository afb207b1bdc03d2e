import { Section } from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { ReactNode } from 'react';
import { useTranslation } from '../../translation';
import { AssignedToYou } from './AssignedToYou';
import { BoundText } from './BoundText';
import { NotEligible } from './NotEligible';

/** What an approval is bound to, who passed their review to the person, and why the person can't review it. @internal */
export function ReviewSection(props: {
  detail: ApprovalDetail;
  onChange: () => void;
  /** That it is not reviewed where this is shown. */
  elsewhere?: boolean;
  /** How the person reviews it, where they can. */
  children?: ReactNode;
}) {
  const { detail, onChange } = props;
  const { eligibility } = detail;
  const { t } = useTranslation();
  return (
    <Section
      title={
        eligibility.canDecide && !props.elsewhere
          ? t('approvals.decide.title')
          : t('approvals.decide.titleOthers')
      }
    >
      <BoundText detail={detail} />
      <AssignedToYou detail={detail} onChange={onChange} />
      {!eligibility.canDecide && (
        <NotEligible detail={detail} eligibility={eligibility} />
      )}
      {props.children}
    </Section>
  );
}
