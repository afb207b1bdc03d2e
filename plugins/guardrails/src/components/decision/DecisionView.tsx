import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useRules } from '@backstage-guardrails/plugin-guardrails-react';
import { Changes } from '../changes/Changes';
import { summariseChanges } from '../changes/changeWords';
import { Section } from '../common/Section';
import { Split } from '../common/Split';
import { Stack } from '../common/Stack';
import { DecisionHeader } from './DecisionHeader';
import { Help } from './Help';
import { Objections } from './Objections';
import { OtherRules } from './OtherRules';
import { Provenance } from './Provenance';
import { SubjectJson } from './SubjectJson';
import { Timeline } from './Timeline';

/** A decision in the order in which a person needs it: verdict, reasons, fixes, changes, timeline, provenance. @internal */
export function DecisionView(props: {
  detail: DecisionDetail;
  /** Called once something about it was changed from this page. */
  onChange: () => void;
}) {
  const { decision, input, timeline } = props.detail;
  const rules = useRules();
  const known = rules.status === 'ready' ? rules.value.rules : [];
  return (
    <Stack>
      <DecisionHeader detail={props.detail} />
      <Split
        main={
          <Objections verdict={decision.verdict} rules={known}>
            <OtherRules verdict={decision.verdict} rules={known} />
          </Objections>
        }
        aside={<Help detail={props.detail} rules={known} />}
      />
      <Section
        title="What would change"
        note={
          Object.keys(decision.changes).length
            ? summariseChanges(decision.changes)
            : undefined
        }
      >
        {!input && (
          <>
            The input is no longer kept; its digest is below, in the provenance.
          </>
        )}
        {input?.subject.type === 'infrastructure' && (
          <Changes
            subject={input.subject}
            findings={decision.verdict.findings}
          />
        )}
        {input && input.subject.type !== 'infrastructure' && (
          <SubjectJson subject={input.subject} />
        )}
      </Section>
      <Timeline events={timeline} decision={decision} />
      <Provenance decision={decision} />
    </Stack>
  );
}
