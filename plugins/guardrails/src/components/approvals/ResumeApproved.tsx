import type { DecisionId } from '@backstage-guardrails/policy-model';
import { useDecision } from '@backstage-guardrails/plugin-guardrails-react';
import { Section } from '../common/Section';
import { Resume } from '../decision/Resume';

/** The next step of whoever asked, once a change is approved. @internal */
export function ResumeApproved(props: { decision: DecisionId }) {
  const decision = useDecision(props.decision);
  if (decision.status !== 'ready' || !decision.value.run) return null;
  return (
    <Section title="What you can do">
      <Resume run={decision.value.run} />
    </Section>
  );
}
