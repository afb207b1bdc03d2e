import { Section } from '@backstage-guardrails/components';
import type { TimelineEvent } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import { type Translate, useTranslation } from '../../translation';
import { EventList } from '../common/EventList';
import { decisionMessages } from './messages';

/** What happened to a decision, oldest first. @internal */
export function Timeline(props: {
  events: TimelineEvent[];
  decision: Decision;
}) {
  const { t } = useTranslation();
  const milliseconds = millisecondsOf(props.decision.timings);
  return (
    <Section title={t('decision.timeline.title')}>
      <EventList
        events={props.events.map(({ kind, ...event }) => ({
          ...event,
          title:
            kind === 'judged'
              ? t('decision.timeline.judged.in', { milliseconds })
              : eventText(kind, t),
        }))}
      />
    </Section>
  );
}

/** A kind that a newer service sends is shown as it is. */
function eventText(kind: TimelineEvent['kind'], t: Translate): string {
  return `timeline.${kind}` in decisionMessages
    ? t(`decision.timeline.${kind}`)
    : kind;
}

function millisecondsOf(timings: Decision['timings']): string {
  const microseconds = Object.values(timings).reduce((sum, t) => sum + t, 0);
  return (microseconds / 1000).toFixed(microseconds < 10_000 ? 1 : 0);
}
