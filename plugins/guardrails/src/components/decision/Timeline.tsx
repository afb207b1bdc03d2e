import type { TimelineEvent } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import { EventList } from '../common/EventList';
import { Section } from '../common/Section';

const words: Record<TimelineEvent['kind'], string> = {
  requested: 'Requested',
  judged: 'Judged',
  'grant-minted': 'Permission to apply given',
  'grant-redeemed': 'Apply started',
  applied: 'Applied',
  'apply-failed': 'Apply failed',
  'outcome-unknown':
    'Nobody can say how the apply ended; it needs a new decision',
  cataloged: 'In the catalog',
  'approval-requested': 'Approval asked for',
  approved: 'Approved',
  rejected: 'Rejected',
  'consent-withdrawn': 'Consent taken back',
  'approval-withdrawn': 'Request for approval taken back',
  'approval-expired': 'Request for approval expired',
  'approval-escalated': 'Others were asked as well',
  'handed-over': 'Handed over',
  'handed-back': 'Handed back',
  'exception-requested': 'Exception asked for',
  'exception-used': 'Exception relied on',
  resumed: 'Resumed in another task',
  continues: 'Continues an earlier task',
  'continues-unproven': 'Does not continue the task that it named',
};

/** What happened to a decision, oldest first. @internal */
export function Timeline(props: {
  events: TimelineEvent[];
  decision: Decision;
}) {
  const took = milliseconds(props.decision.timings);
  return (
    <Section title="Timeline">
      <EventList
        events={props.events.map(({ kind, ...event }) => ({
          ...event,
          title: `${words[kind] ?? kind}${
            kind === 'judged' ? ` in ${took} ms` : ''
          }`,
        }))}
      />
    </Section>
  );
}

function milliseconds(timings: Decision['timings']): string {
  const microseconds = Object.values(timings).reduce((sum, t) => sum + t, 0);
  return (microseconds / 1000).toFixed(microseconds < 10_000 ? 1 : 0);
}
