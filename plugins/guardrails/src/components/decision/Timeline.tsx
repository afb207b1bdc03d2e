import { makeStyles } from '@material-ui/core/styles';
import type { TimelineEvent } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import { Age, SafeText } from '@backstage-guardrails/plugin-guardrails-react';
import { Actor } from '../common/Actor';
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
  'exception-requested': 'Exception asked for',
  'exception-used': 'Exception relied on',
  resumed: 'Resumed in another task',
};

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    event: {
      display: 'grid',
      gridTemplateColumns: 'minmax(120px, max-content) 1fr',
      gap: theme.spacing(2),
      padding: theme.spacing(0.5, 0),
      fontSize: theme.typography.body2.fontSize,
    },
    when: { color: theme.palette.text.secondary },
    detail: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsTimeline' },
);

/** What happened, oldest first, in the past tense. @internal */
export function Timeline(props: {
  events: TimelineEvent[];
  decision: Decision;
}) {
  const classes = useStyles();
  return (
    <Section title="Timeline">
      <ol className={classes.root}>
        {props.events.map((event, index) => (
          <li key={index} className={classes.event}>
            <span className={classes.when}>
              <Age at={event.at} />
            </span>
            <span>
              <strong>{words[event.kind] ?? event.kind}</strong>
              {event.kind === 'judged' &&
                ` in ${milliseconds(props.decision.timings)} ms`}
              {event.actor && (
                <>
                  {' by '}
                  <Actor reference={event.actor} />
                </>
              )}
              {event.detail && (
                <span className={classes.detail}>
                  {' · '}
                  <SafeText>{event.detail}</SafeText>
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function milliseconds(timings: Decision['timings']): string {
  const microseconds = Object.values(timings).reduce((sum, t) => sum + t, 0);
  return (microseconds / 1000).toFixed(microseconds < 10_000 ? 1 : 0);
}
