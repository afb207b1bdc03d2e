import { Section } from '@backstage-guardrails/components';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { Changes } from '../changes/Changes';
import { summariseChanges } from '../changes/summariseChanges';
import { RawPlan } from './RawPlan';
import { SubjectJson } from './SubjectJson';

/** Everything that would change, resource by resource where there are resources. @internal */
export function WhatWouldChange(props: { detail: DecisionDetail }) {
  const { decision, input } = props.detail;
  const { t } = useTranslation();
  return (
    <Section
      title={
        input?.subject.type === 'entity'
          ? t('decision.changes.entity')
          : t('decision.changes.title')
      }
      note={
        Object.keys(decision.changes).length
          ? summariseChanges(decision.changes, t)
          : undefined
      }
    >
      {!input && t('decision.changes.erased')}
      {input?.subject.type === 'infrastructure' && (
        <>
          <Changes
            subject={input.subject}
            findings={decision.verdict.findings}
          />
          <RawPlan subject={input.subject} />
        </>
      )}
      {input && input.subject.type !== 'infrastructure' && (
        <SubjectJson subject={input.subject} />
      )}
    </Section>
  );
}
