import { Section } from '@backstage-guardrails/components';
import type { DecisionId } from '@backstage-guardrails/policy-model';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Resume } from '../decision/Resume';

/** The requester's next step, once a change is approved. @internal */
export function ResumeApproved(props: { decision: DecisionId }) {
  const { t } = useTranslation();
  const decision = useGuardrails(
    ['decision', props.decision],
    (api, options) => api.getDecision(props.decision, options),
    { live: true },
  );
  if (decision.status !== 'ready' || !decision.value.run) return null;
  return (
    <Section title={t('approvals.request.next')}>
      <Resume run={decision.value.run} />
    </Section>
  );
}
