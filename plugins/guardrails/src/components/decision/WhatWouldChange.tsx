import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { ReactNode } from 'react';
import { Changes } from '../changes/Changes';
import { summariseChanges } from '../changes/changeWords';
import { Section } from '../common/Section';
import { SubjectJson } from './SubjectJson';

/** Everything that would change, resource by resource where there are resources. @internal */
export function WhatWouldChange(props: {
  detail: DecisionDetail;
  aside?: ReactNode;
}) {
  const { decision, input } = props.detail;
  return (
    <Section
      title="What would change"
      note={
        Object.keys(decision.changes).length
          ? summariseChanges(decision.changes)
          : undefined
      }
      aside={props.aside}
    >
      {!input && (
        <>The input is no longer kept; its digest is on the decision's page.</>
      )}
      {input?.subject.type === 'infrastructure' && (
        <Changes subject={input.subject} findings={decision.verdict.findings} />
      )}
      {input && input.subject.type !== 'infrastructure' && (
        <SubjectJson subject={input.subject} />
      )}
    </Section>
  );
}
